package dev.stampbook.pos.blaze.api;

/**
 * An object as read, twice: typed, and with every field Blaze sent, for changing it and sending it back whole.
 *
 * @param value the object
 * @param document everything it held
 */
public record Whole<T>(T value, Document document) {}
