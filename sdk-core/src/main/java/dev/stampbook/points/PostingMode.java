package dev.stampbook.points;

/** What a provider takes when an order earns. */
public enum PostingMode {
  /** Signed points computed by the SDK: Smile, Leat credits, Splio credit. */
  SIGNED_POINTS,
  /** The purchase, from which the provider computes points itself: Springbig visits, Splio orders, Leat orders. */
  PURCHASES
}
