package dev.stampbook.sandbox.springbig;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Says how an emulated merchant behaves where the sheet leaves it open (sheet section 14).
 *
 * @param clock tells the time
 * @param miss what a look-up that finds nobody answers
 * @param shape how members are answered
 * @param repeats what a second visit with the same key does
 * @param twins what creating somebody who is there does
 * @param belowZero what becomes of balances below zero
 * @param program how points are earned
 * @param points points per dollar or per visit
 * @param visibilityDelay how long new entries stay out of look-ups
 * @param memberKey how the member key is called
 * @param members whether members are wrapped
 * @param visits whether visits are wrapped
 * @param updates which updates are answered
 * @param routes whether the invented routes are there
 */
record SpringbigBehaviour(
    InstantSource clock,
    Miss miss,
    Shape shape,
    Repeats repeats,
    Twins twins,
    BelowZero belowZero,
    Program program,
    BigDecimal points,
    Duration visibilityDelay,
    String memberKey,
    Wrapping members,
    Wrapping visits,
    Updates updates,
    Routes routes) {

  enum Miss {
    NOT_FOUND,
    EMPTY_LIST
  }

  enum Shape {
    MEMBERS,
    BARE_ARRAY,
    BARE_MEMBER
  }

  enum Repeats {
    SECOND_VISIT,
    MERGED
  }

  enum Twins {
    REFUSED,
    UPDATED,
    SECOND_MEMBER
  }

  enum BelowZero {
    ALLOWED,
    REFUSED
  }

  enum Program {
    PER_DOLLAR,
    PER_VISIT
  }

  enum Wrapping {
    WRAPPED,
    FLAT
  }

  enum Updates {
    BOTH,
    COLLECTION,
    BY_KEY
  }

  enum Routes {
    ALL,
    EVIDENCED
  }
}
