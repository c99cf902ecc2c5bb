package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * The store of an order, in short form.
 *
 * @param online whether it is a web shop
 */
public record StoreRef(
    Optional<String> externalId,
    Optional<String> name,
    Optional<Boolean> online,
    Optional<String> storeType,
    Optional<PersonalText> manager) {}
