package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;

/**
 * Addresses to suppress or to lift.
 *
 * @param data e-mail addresses or phone numbers
 */
public record TouchpointRequest(List<PersonalText> data) {}
