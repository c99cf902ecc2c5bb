package dev.stampbook.splio.api;

import java.util.Optional;

/** A subscription list a contact is on, or is put on. */
public record ListRef(long id, Optional<String> name) {}
