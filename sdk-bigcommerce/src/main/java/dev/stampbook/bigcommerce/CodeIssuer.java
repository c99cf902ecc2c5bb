package dev.stampbook.bigcommerce;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountRequest;
import java.util.Optional;
import java.util.Set;

/** Makes, finds and deletes the codes of one strategy. */
interface CodeIssuer {

  /**
   * A code that exists.
   *
   * @param uses how often it was used
   * @param id its id among codes or coupons
   */
  record Issued(CouponCode code, int uses, long id) {}

  Set<DiscountKind> kinds();

  Optional<Issued> find(CouponCode code);

  /** Makes a single-use code for a request; a failure says nothing about whether it is there, so look again. */
  void create(CouponCode code, DiscountRequest request);

  void delete(Issued issued);

  /** Returns whether the code is switched off or past its time, as far as that can be told. */
  boolean isExpired(CouponCode code);
}
