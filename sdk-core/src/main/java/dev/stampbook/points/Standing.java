package dev.stampbook.points;

/**
 * Where an order stands in its life (C8): the effect of its states so far. A freeze remembers what it interrupted, so that a dispute that
 * ends in an ordinary state neither gives nor takes points by itself.
 */
public enum Standing {
  /** Has not reached an earning state yet. */
  WAITING,
  /** Has reached one; the order is worth its entitlement. */
  EARNING,
  /** Was cancelled or the like after that or before; worth nothing until it earns again. */
  TAKEN_BACK,
  /** Stays at what is posted; was {@link #WAITING} before. */
  FROZEN_WAITING,
  /** Stays at what is posted; was {@link #EARNING} before. */
  FROZEN_EARNING,
  /** Stays at what is posted; was {@link #TAKEN_BACK} before. */
  FROZEN_TAKEN_BACK;

  /** Returns where an order stands after being seen in a state with this effect. */
  public Standing after(StateEffect effect) {
    return switch (effect) {
      case EARN -> EARNING;
      case TAKE_BACK -> TAKEN_BACK;
      case KEEP -> thawed();
      case FREEZE -> frozen();
    };
  }

  /** Returns whether nothing is posted for the order now, whatever its entitlement says. */
  public boolean isFrozen() {
    return this != thawed();
  }

  /** Returns whether the order is worth its entitlement, now or once it is no longer frozen. */
  public boolean isEarning() {
    return thawed() == EARNING;
  }

  private Standing thawed() {
    return switch (this) {
      case WAITING, FROZEN_WAITING -> WAITING;
      case EARNING, FROZEN_EARNING -> EARNING;
      case TAKEN_BACK, FROZEN_TAKEN_BACK -> TAKEN_BACK;
    };
  }

  private Standing frozen() {
    return switch (thawed()) {
      case WAITING -> FROZEN_WAITING;
      case EARNING -> FROZEN_EARNING;
      default -> FROZEN_TAKEN_BACK;
    };
  }
}
