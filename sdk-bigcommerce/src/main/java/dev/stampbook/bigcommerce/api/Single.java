package dev.stampbook.bigcommerce.api;

/** One V3 object in its envelope. */
public record Single<T>(T data) {}
