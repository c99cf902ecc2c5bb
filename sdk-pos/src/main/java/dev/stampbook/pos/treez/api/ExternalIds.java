package dev.stampbook.pos.treez.api;

import java.util.Optional;

/** Ids of a customer elsewhere (sheet 3.1); set only where the store is linked with Alpine IQ. */
public record ExternalIds(Optional<String> aiqContactId) {}
