package dev.stampbook.sandbox;

/**
 * Tells that a request broke the description of its system. Holds no values of the request.
 *
 * @param system the system that was called
 * @param operation method and path with identifiers replaced
 * @param message which part of the request broke which rule
 */
public record Violation(String system, String operation, String message) {}
