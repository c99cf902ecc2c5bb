package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A row of the list of members; the tier is a name here (sheet section 3.4).
 *
 * @param tierJoinedAt since when in the tier
 * @param programJoinedAt since when in the program
 * @param computedAt when points were last computed
 * @param tier name of the tier
 */
public record ProgramMember(
    PersonalText cardCode,
    Optional<LocalDateTime> tierJoinedAt,
    Optional<LocalDateTime> programJoinedAt,
    Optional<LocalDateTime> cardExpireAt,
    Optional<LocalDateTime> computedAt,
    Optional<BigDecimal> qPoint,
    Optional<BigDecimal> nqPoint,
    Optional<LocalDate> birthday,
    Optional<String> tier,
    Optional<OrderContact> contact,
    List<CustomField> customFields) {}
