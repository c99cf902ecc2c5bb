package mustfail.http;

/** Keeps every rule. */
public final class Secret {
  /** Returns what must not be printed. */
  public String reveal() {
    return "opensesame";
  }
}
