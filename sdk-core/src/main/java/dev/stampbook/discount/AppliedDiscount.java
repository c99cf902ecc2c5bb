package dev.stampbook.discount;

import java.util.Optional;
import org.joda.money.Money;

/**
 * A discount that is on a checkout.
 *
 * @param request what was asked for
 * @param worth what it takes off there, as the commerce system says; empty when it does not say
 * @param code the code behind it, when there is one
 */
public record AppliedDiscount(
    DiscountRequest request, Optional<Money> worth, Optional<CouponCode> code) {}
