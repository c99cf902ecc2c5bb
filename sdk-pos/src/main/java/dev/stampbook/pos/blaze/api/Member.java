package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A customer of the shop (sheet section 3.2). Everything but the id may be absent; {@link #toString()} shows the id alone.
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
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
 * @param status how the person stands
 * @param consumerUserId the online account
 * @param enableLoyalty whether Blaze's own points are kept
 * @param loyaltyPoints Blaze's own points, with decimals
 * @param lifetimePoints all of Blaze's own points ever
 * @param memberGroupId the group
 * @param memberGroup the group itself
 * @param address the address
 * @param addresses further addresses
 * @param metadata values the shop keeps
 * @param tags labels
 * @param referralCode code to recommend the shop
 * @param emailVerified whether the address was proven
 * @param anonymous whether nobody in particular is meant
 * @param banPatient whether the shop sells nothing to the person
 * @param startDate when the membership began
 * @param lastVisitDate when the person was last there
 * @param sbid most likely the id at Springbig under Blaze's own link (inferred)
 */
public record Member(
    String id,
    Optional<String> companyId,
    Optional<String> shopId,
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
    Optional<OpenEnum<Status>> status,
    Optional<String> consumerUserId,
    Optional<Boolean> enableLoyalty,
    Optional<BigDecimal> loyaltyPoints,
    Optional<BigDecimal> lifetimePoints,
    Optional<String> memberGroupId,
    Optional<MemberGroup> memberGroup,
    Optional<Address> address,
    List<Address> addresses,
    List<Metadata> metadata,
    List<String> tags,
    Optional<String> referralCode,
    Optional<Boolean> emailVerified,
    Optional<Boolean> anonymous,
    Optional<Boolean> banPatient,
    Optional<EpochMillis> startDate,
    Optional<EpochMillis> lastVisitDate,
    Optional<Long> sbid) {
  @Override
  public String toString() {
    return "member(" + id + ")";
  }

  /** Says how a person stands in the shop. */
  public enum Status {
    @Json(name = "Active")
    ACTIVE,
    @Json(name = "Pending")
    PENDING,
    @Json(name = "Inactive")
    INACTIVE
  }
}
