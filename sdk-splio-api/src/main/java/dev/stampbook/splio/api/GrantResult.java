package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * What was granted.
 *
 * @param uuid number of the grant
 */
public record GrantResult(Optional<String> uuid, List<PersonalText> externalIds) {}
