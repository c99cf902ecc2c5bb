package dev.stampbook.engine;

/** How one stock of codes is kept. Immutable; every method returns a changed copy. */
public final class CodePool {

  private final CodePoolId id;
  private final long threshold;
  private final CodeRenewal renewal;
  private final BurnPropagation burns;

  private CodePool(CodePoolId id, long threshold, CodeRenewal renewal, BurnPropagation burns) {
    this.id = id;
    this.threshold = threshold;
    this.renewal = renewal;
    this.burns = burns;
  }

  /** Returns a stock that counts as low below 100 codes, is filled up by hand and tells no other channel. */
  public static CodePool of(CodePoolId id) {
    return new CodePool(id, 100, new CodeRenewal.Manual(), new BurnPropagation.None());
  }

  /** Calls the stock low below this many codes, 0 to 1,000,000. */
  public CodePool threshold(long value) {
    if (value < 0 || value > 1_000_000) {
      throw new IllegalArgumentException("a threshold is 0 to 1,000,000 codes, not " + value);
    }
    return new CodePool(id, value, renewal, burns);
  }

  /** Fills the stock up like this. */
  public CodePool renewal(CodeRenewal value) {
    return new CodePool(id, threshold, value, burns);
  }

  /** Tells the other channels like this. */
  public CodePool burns(BurnPropagation value) {
    return new CodePool(id, threshold, renewal, value);
  }

  /** Returns which stock it is. */
  public CodePoolId id() {
    return id;
  }

  /** Returns below how many codes it is low. */
  public long threshold() {
    return threshold;
  }

  /** Returns how it is filled up. */
  public CodeRenewal renewal() {
    return renewal;
  }

  /** Returns how other channels learn of a use. */
  public BurnPropagation burns() {
    return burns;
  }
}
