package dev.stampbook.bigcommerce.api;

/** The clock of the platform in epoch seconds (sheet 3.9). */
public record StoreTime(long time) {}
