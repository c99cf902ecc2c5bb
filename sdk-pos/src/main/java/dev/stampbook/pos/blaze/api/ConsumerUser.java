package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * An online account (sheet section 3.1); it becomes a member of a shop when the shop accepts it. {@link #toString()} shows the id alone.
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param firstName given name
 * @param lastName family name
 * @param middleName middle name
 * @param email address
 * @param primaryPhone phone number
 * @param cpn set by Blaze, meaning unknown
 * @param dob birth date in epoch milliseconds
 * @param birthdate birth date as text; ISO 8601 assumed
 * @param localDob birth date as text; ISO 8601 assumed
 * @param sex sex
 * @param textOptIn whether text messages may be sent
 * @param emailOptIn whether e-mail may be sent
 * @param medical whether the person buys as a patient
 * @param marketingSource how the person came to the shop
 * @param consumerType under which rules the person buys
 * @param importId our reference
 * @param notificationType how the person wants to hear of orders
 * @param memberId the member it became
 * @param memberIds the members it became, by shop
 * @param memberStatuses acceptance by shop
 * @param accepted whether the shop accepted it
 * @param active whether it is in use
 * @param verified whether it was proven
 * @param reason why it was not accepted
 * @param source where it was made: Blaze or WooCommerce
 * @param address the address
 * @param addresses further addresses
 */
public record ConsumerUser(
    String id,
    Optional<String> companyId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<PersonalText> firstName,
    Optional<PersonalText> lastName,
    Optional<PersonalText> middleName,
    Optional<PersonalText> email,
    Optional<PersonalText> primaryPhone,
    Optional<String> cpn,
    Optional<EpochMillis> dob,
    Optional<PersonalText> birthdate,
    Optional<PersonalText> localDob,
    Optional<OpenEnum<Sex>> sex,
    Optional<Boolean> textOptIn,
    Optional<Boolean> emailOptIn,
    Optional<Boolean> medical,
    Optional<String> marketingSource,
    Optional<OpenEnum<ConsumerType>> consumerType,
    Optional<String> importId,
    Optional<OpenEnum<NotificationType>> notificationType,
    Optional<String> memberId,
    List<String> memberIds,
    List<ConsumerMemberStatus> memberStatuses,
    Optional<Boolean> accepted,
    Optional<Boolean> active,
    Optional<Boolean> verified,
    Optional<String> reason,
    Optional<String> source,
    Optional<Address> address,
    List<Address> addresses) {
  @Override
  public String toString() {
    return "consumer(" + id + ")";
  }

  /** Says how a person wants to hear of orders. */
  public enum NotificationType {
    @Json(name = "None")
    NONE,
    @Json(name = "Email")
    EMAIL,
    @Json(name = "Text")
    TEXT
  }
}
