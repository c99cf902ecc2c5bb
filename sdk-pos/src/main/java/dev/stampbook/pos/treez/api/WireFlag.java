package dev.stampbook.pos.treez.api;

/**
 * A flag that comes as a boolean or as a text, such as {@code opt_out}: {@code "true"} (sheet 3.1). Written as a boolean.
 *
 * @param text the flag as sent
 */
public record WireFlag(String text) {

  /** Returns the flag that is set. */
  public static WireFlag on() {
    return new WireFlag("true");
  }

  /** Returns the flag that is not set. */
  public static WireFlag off() {
    return new WireFlag("false");
  }

  /** Returns whether it is set. */
  public boolean isOn() {
    return text.strip().equalsIgnoreCase("true");
  }

  /** Returns whether it is expressly not set, which is more than being absent. */
  public boolean isOff() {
    return text.strip().equalsIgnoreCase("false");
  }
}
