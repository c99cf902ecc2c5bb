package dev.stampbook.splio.api;

import java.util.Optional;

/** A custom field that was made. */
public record CustomFieldCreated(long id, String name, Optional<String> dataType) {}
