package dev.stampbook.leat.api;

import java.util.Map;
import java.util.Optional;

/**
 * Asks to run an automation whose event is {@code contact_updated} (sheet section 3.8).
 *
 * @param contactUuid for whom
 * @param automationUuid which
 * @param data what it is given
 */
public record AutomationRun(
    String contactUuid, String automationUuid, Optional<Map<String, Object>> data) {}
