package dev.stampbook.sandbox.smile;

import java.util.Optional;

/**
 * Links a customer to an account in another system (sheet section 3.2).
 *
 * @param id Smile's own number
 * @param distinctId the other system's identifier, the key of the upsert
 * @param email as given last
 * @param firstName as given last
 * @param lastName as given last
 * @param customerId the linked customer
 */
record SmileIdentity(
    long id,
    String distinctId,
    String email,
    Optional<String> firstName,
    Optional<String> lastName,
    long customerId) {}
