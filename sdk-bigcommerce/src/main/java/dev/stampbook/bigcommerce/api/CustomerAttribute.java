package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** The definition of a customer attribute (sheet 3.3); at most 50 per store, type string, number or date. */
public record CustomerAttribute(
    long id,
    Optional<String> name,
    Optional<String> type,
    Optional<WireTime> dateCreated,
    Optional<WireTime> dateModified) {}
