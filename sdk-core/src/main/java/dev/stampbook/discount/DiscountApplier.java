package dev.stampbook.discount;

import dev.stampbook.SystemName;
import java.util.Optional;
import java.util.Set;

/** Turns redemptions into discounts of one commerce system. Blocking and thread-safe. */
public interface DiscountApplier {

  /** Returns the commerce system. */
  SystemName system();

  /** Returns the kinds of discount it can express as configured, by itself or by spreading over lines. */
  Set<DiscountKind> supported();

  /**
   * Reads a checkout as it is now.
   *
   * @return the checkout, or empty when the system does not have it (any more)
   * @throws dev.stampbook.LoyaltyException when it cannot be read; a failed read is not "gone"
   */
  Optional<Checkout> checkout(CheckoutId id);

  /**
   * Checks what a discount would do, before any points move. Changes nothing that a shopper sees.
   *
   * @return {@link DiscountOutcome.Applied} with the worth it would have, or the refusal
   */
  DiscountOutcome preview(DiscountRequest request);

  /**
   * Puts the discount on the checkout. Repeating the same request finds the first one's work and does not discount twice.
   *
   * @throws dev.stampbook.OutcomeUnknownException when the discount may be there; {@link #find} settles it
   */
  DiscountOutcome apply(DiscountRequest request);

  /** Looks for the discount of this request on its checkout or, where the system keeps codes, among the codes. */
  Optional<AppliedDiscount> find(DiscountRequest request);

  /**
   * Takes the discount off and makes its code worthless. Repeating it is safe.
   *
   * @return whether the discount was still unused; when it was used, points must not be given back
   */
  Removal remove(DiscountRequest request);

  /** Tells what came of a removal. */
  enum Removal {
    /** The discount is gone and was not used. */
    REMOVED,
    /** There was none. */
    ABSENT,
    /** An order has used it; it stays. */
    ALREADY_USED
  }
}
