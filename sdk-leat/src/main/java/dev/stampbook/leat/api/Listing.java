package dev.stampbook.leat.api;

import java.util.List;
import java.util.Optional;

/**
 * A list in its envelope.
 *
 * @param data the items; empty when the answer has none at all, which is not an empty list
 * @param meta where the page stands, for lists that come in pages
 */
public record Listing<T>(Optional<List<T>> data, Optional<PageMeta> meta) {}
