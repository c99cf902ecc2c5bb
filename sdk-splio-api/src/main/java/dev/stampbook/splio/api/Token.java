package dev.stampbook.splio.api;

/**
 * The proof that later calls carry (sheet section 2).
 *
 * @param token a JSON web token; its {@code exp} says how long it works
 */
public record Token(dev.stampbook.http.Secret token) {}
