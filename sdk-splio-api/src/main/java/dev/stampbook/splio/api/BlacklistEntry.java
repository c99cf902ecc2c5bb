package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A suppressed address (sheet section 3.2).
 *
 * @param number the e-mail address or phone number
 */
public record BlacklistEntry(
    PersonalText number,
    Optional<LocalDate> creationDate,
    Optional<OpenEnum<BlacklistSource>> source) {}
