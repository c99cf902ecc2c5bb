package dev.stampbook.consent;

import java.util.Locale;

/**
 * Points from a record to the exact wording that was read.
 *
 * @param id which disclosure
 * @param version which wording
 * @param language in which language
 * @param textHash SHA-256 of the full text in UTF-8
 */
public record DisclosureRef(DisclosureId id, String version, Locale language, Sha256 textHash) {}
