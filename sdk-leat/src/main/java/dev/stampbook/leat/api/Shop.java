package dev.stampbook.leat.api;

import java.util.Map;
import java.util.Optional;

/**
 * A shop, in newer wording a business profile (sheet section 3.3).
 *
 * @param id Leat's number
 * @param uuid key
 * @param name what it is called
 * @param type {@code physical} or {@code web}
 * @param reference the merchant's own reference
 * @param address where it is; some fields come twice under two spellings
 */
public record Shop(
    Optional<Long> id,
    String uuid,
    Optional<String> name,
    Optional<String> type,
    Optional<String> reference,
    Map<String, Object> address) {}
