package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A card in a program (sheet section 3.4).
 *
 * @param id number of the loyalty status
 * @param tierJoinedAt since when in the tier
 * @param programJoinedAt since when in the program
 * @param programJoinAt the same, misspelt in the answer to the enrolment
 * @param cardExpireAt when it ends; the year 9998 stands for never
 * @param computedAt when points were last computed
 * @param nqPoint spendable points; whether pending ones are in is unknown (U18)
 * @param individual the person; absent for a card without contact
 * @param tier the tier; an empty list when there is none
 */
public record Member(
    Optional<Long> id,
    PersonalText cardCode,
    Optional<LocalDateTime> tierJoinedAt,
    Optional<LocalDateTime> programJoinedAt,
    Optional<LocalDateTime> programJoinAt,
    Optional<LocalDateTime> cardExpireAt,
    Optional<LocalDateTime> computedAt,
    Optional<BigDecimal> qPoint,
    Optional<BigDecimal> nqPoint,
    Optional<LocalDate> birthday,
    Optional<Individual> individual,
    Optional<Program> program,
    Optional<Tier> tier,
    List<CustomField> fields) {}
