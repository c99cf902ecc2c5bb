package dev.stampbook.leat.api;

/**
 * One object in its envelope.
 *
 * @param data the object
 */
public record Answer<T>(T data) {}
