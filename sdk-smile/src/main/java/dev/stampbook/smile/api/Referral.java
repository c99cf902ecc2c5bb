package dev.stampbook.smile.api;

import dev.stampbook.http.json.PersonalText;
import java.time.Instant;
import java.util.Optional;

/**
 * One friend referred by another (sheet section 3.2). No endpoint returns it; it is a documented object only, and it has no state.
 *
 * @param id Smile's number
 * @param receiverCustomer the friend, after an order with the coupon
 * @param receiverCustomerEmail the friend's address
 * @param receiverRewardFulfillment what the friend got
 * @param senderCustomer who referred the friend
 * @param senderRewardFulfillment what that one got, after the friend's order
 * @param createdAt when the record was made
 * @param updatedAt when it last changed
 */
public record Referral(
    long id,
    Optional<Customer> receiverCustomer,
    Optional<PersonalText> receiverCustomerEmail,
    Optional<RewardFulfillment> receiverRewardFulfillment,
    Optional<Customer> senderCustomer,
    Optional<RewardFulfillment> senderRewardFulfillment,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {}
