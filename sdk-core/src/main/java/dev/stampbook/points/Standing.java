package dev.stampbook.points;

/** Where an order stands in its life (C8): the effect of its states so far. */
public enum Standing {
  /** Has not reached an earning state yet. */
  WAITING,
  /** Has reached one; the order is worth its entitlement. */
  EARNING,
  /** Was cancelled or the like after that or before; worth nothing until it earns again. */
  TAKEN_BACK,
  /** Stays at what is posted. */
  FROZEN;

  /** Returns where an order stands after being seen in a state with this effect. */
  public Standing after(StateEffect effect) {
    return switch (effect) {
      case EARN -> EARNING;
      case TAKE_BACK -> TAKEN_BACK;
      case FREEZE -> FROZEN;
      case KEEP -> this;
    };
  }
}
