package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A channel (sheet 3.9, 5.9); the default storefront is 1. */
public record Channel(
    long id,
    Optional<String> name,
    Optional<String> type,
    Optional<String> platform,
    Optional<String> externalId,
    Optional<String> status,
    Optional<Boolean> isVisible,
    Optional<Boolean> isListableFromUi,
    Optional<String> iconUrl,
    Optional<WireTime> dateCreated,
    Optional<WireTime> dateModified) {}
