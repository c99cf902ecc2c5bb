package dev.stampbook.splio.api;

import java.util.List;

/** Lists to join or to leave. */
public record SubscriptionChange(List<Long> listIds) {}
