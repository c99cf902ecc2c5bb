package dev.stampbook.points;

/** Who reports purchases to the provider. Exactly one may, or points double. */
public enum EarningOwner {
  /** The SDK posts for orders. */
  SDK,
  /** The provider's own connector reads the orders; the SDK posts none. */
  PROVIDER_CONNECTOR,
  /** The point of sale reports the orders; the SDK posts none. */
  POS
}
