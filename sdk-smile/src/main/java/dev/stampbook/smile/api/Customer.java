package dev.stampbook.smile.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A customer (sheet section 3.2). There is no phone, external id, consent, lifetime or pending points; {@link #toString()} shows only the
 * id.
 *
 * @param id Smile's number
 * @param firstName given name
 * @param lastName family name
 * @param email address; not unique (sheet section 12, pitfall 7)
 * @param state candidate, member or disabled
 * @param dateOfBirth birth date; the year 1004 means that the year is not known
 * @param pointsBalance spendable points, signed
 * @param referralUrl link to share with friends
 * @param vipTierId tier; the provider prefers {@code vipStatus}
 * @param vipStatus tier and progress, when asked for with {@code include}
 * @param createdAt when the record was made
 * @param updatedAt when it last changed; whether a change of points counts is unknown
 */
public record Customer(
    long id,
    Optional<PersonalText> firstName,
    Optional<PersonalText> lastName,
    Optional<PersonalText> email,
    Optional<OpenEnum<CustomerState>> state,
    Optional<LocalDate> dateOfBirth,
    Optional<Long> pointsBalance,
    Optional<String> referralUrl,
    Optional<Long> vipTierId,
    Optional<VipStatus> vipStatus,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  @Override
  public String toString() {
    return "customer(" + id + ")";
  }

  /** The envelope of one customer. */
  public record Single(Customer customer) {}

  /** One page of customers, newest first. */
  public record Page(Optional<List<Customer>> customers, Optional<CursorMetadata> metadata) {}
}
