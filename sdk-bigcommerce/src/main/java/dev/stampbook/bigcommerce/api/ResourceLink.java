package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** Points to a part of an order that is not inline (sheet 3.1). */
public record ResourceLink(Optional<String> url, Optional<String> resource) {}
