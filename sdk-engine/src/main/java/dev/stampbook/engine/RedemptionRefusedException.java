package dev.stampbook.engine;

/** Reports that a reward cannot be taken as asked. No points were taken and no discount was made; the store holds an audit entry. */
public final class RedemptionRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Creates the refusal. */
  public RedemptionRefusedException(Refusal refusal) {
    super(refusal.reason() + ": " + refusal.message());
    this.refusal = refusal;
  }

  /** Returns why, with a sentence a shop can show. */
  public Refusal refusal() {
    return refusal;
  }
}
