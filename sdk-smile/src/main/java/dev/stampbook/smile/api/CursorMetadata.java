package dev.stampbook.smile.api;

import java.util.Optional;

/**
 * Leads through a list (sheet section 6). "None" comes as null and as empty text.
 *
 * @param nextCursor the cursor of the next older page
 * @param previousCursor the cursor of the next newer page
 */
public record CursorMetadata(Optional<String> nextCursor, Optional<String> previousCursor) {}
