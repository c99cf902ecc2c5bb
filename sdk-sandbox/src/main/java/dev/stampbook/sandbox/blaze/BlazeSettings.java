package dev.stampbook.sandbox.blaze;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;

/**
 * Says how an emulated shop behaves where the sheet leaves it open or lets the merchant choose.
 *
 * @param clock tells the time
 * @param zone cuts the days
 * @param listedBy what the list of transactions filters by
 * @param lookupMiss how a look-up of nobody answers
 * @param taxRate tax on online orders
 * @param callsPer5Minutes the quota
 * @param traits what else is so
 */
record BlazeSettings(
    InstantSource clock,
    ZoneId zone,
    ListedBy listedBy,
    LookupMiss lookupMiss,
    BigDecimal taxRate,
    int callsPer5Minutes,
    Set<Trait> traits) {

  /** What the list of transactions filters by (sheet section 14). */
  enum ListedBy {
    COMPLETED,
    CREATED,
    MODIFIED
  }

  /** How a look-up of nobody answers (sheet section 14). */
  enum LookupMiss {
    NOT_FOUND,
    NO_CONTENT,
    NULL
  }

  /** What may be so or not. */
  enum Trait {
    /** Blaze's own Springbig link is on. */
    SPRINGBIG_LINK,
    /** The discount on a cart is ignored for this partner. */
    CART_DISCOUNT_IGNORED,
    /** Refunds are left out of the list of a member's transactions. */
    REFUNDS_HIDDEN_FROM_MEMBERS,
    /** Refund amounts contain the tax. */
    REFUNDS_WITH_TAX
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
