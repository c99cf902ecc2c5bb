package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * The card of a contact in one program; the program is text here and a number elsewhere (sheet section 12, pitfall 17).
 *
 * @param idProgram the program's number as text
 */
public record LoyaltyRef(PersonalText cardCode, Optional<String> idProgram) {}
