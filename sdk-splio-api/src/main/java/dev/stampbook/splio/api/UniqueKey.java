package dev.stampbook.splio.api;

/**
 * Which attribute identifies a contact in this universe (sheet section 1).
 *
 * @param uniqueKey {@code email}, {@code cellphone}, or {@code c0} and the like for a custom field
 */
public record UniqueKey(String uniqueKey) {}
