package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A code to put on a checkout (sheet 3.8); a version that is not the present one answers 409. */
public record CouponEntry(String couponCode, Optional<Integer> version) {

  @Override
  public String toString() {
    return "coupon entry(hidden)";
  }
}
