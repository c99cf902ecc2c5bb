package dev.stampbook.pos.blaze;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import java.util.Optional;

/**
 * What a webhook of Blaze may be about. The body is not documented (sheet section 10): believe none of it and read the object again.
 *
 * @param object the {@code id} of whatever it is about
 * @param order the transaction it names
 * @param member the member it names
 * @param checkout the consumer cart it names
 */
public record BlazeHint(
    Optional<String> object,
    Optional<OrderId> order,
    Optional<MemberId> member,
    Optional<CheckoutId> checkout) {}
