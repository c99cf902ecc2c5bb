package dev.stampbook.leat.api;

import java.util.Optional;

/**
 * A picture or the like.
 *
 * @param type what it is
 * @param value where it is
 */
public record Media(Optional<String> type, Optional<String> value) {}
