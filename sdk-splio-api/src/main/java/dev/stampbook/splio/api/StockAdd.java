package dev.stampbook.splio.api;

/** How many to add to the stock. */
public record StockAdd(long toAdd) {}
