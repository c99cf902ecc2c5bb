package dev.stampbook.points;

/** What reaching an order state does to the order's points (C8). */
public enum StateEffect {
  /** The order earns. */
  EARN,
  /** Nothing changes: an order that earned keeps its points, one that did not keeps waiting. */
  KEEP,
  /** The order is worth no points until it earns again. */
  TAKE_BACK,
  /** Points stay exactly as posted until the state changes; for disputes. What was before goes on afterwards. */
  FREEZE
}
