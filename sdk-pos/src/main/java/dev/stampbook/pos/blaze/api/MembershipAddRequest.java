package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Adds a member (sheet section 3.2); {@link #toString()} shows nothing.
 *
 * @param firstName given name
 * @param lastName family name
 * @param middleName middle name
 * @param email address
 * @param primaryPhone phone number
 * @param dob birth date in epoch milliseconds
 * @param birthdate birth date as text; ISO 8601 assumed
 * @param sex sex
 * @param textOptIn whether text messages may be sent
 * @param emailOptIn whether e-mail may be sent
 * @param medical whether the person buys as a patient
 * @param marketingSource how the person came to the shop
 * @param consumerType under which rules the person buys
 * @param importId our reference
 * @param enableLoyalty whether Blaze keeps its own points
 * @param loyaltyPoints points to begin with, zero or positive
 * @param memberGroupId the group
 * @param status how the person stands
 * @param startDate when the membership began
 * @param lastVisitDate when the person was last there
 * @param tags labels
 * @param address the address
 * @param addresses further addresses
 * @param identifications proofs of age or identity
 * @param recommendations medical recommendations
 * @param notes notes of staff
 */
public record MembershipAddRequest(
    PersonalText firstName,
    PersonalText lastName,
    Optional<PersonalText> middleName,
    Optional<PersonalText> email,
    Optional<PersonalText> primaryPhone,
    Optional<EpochMillis> dob,
    Optional<PersonalText> birthdate,
    Optional<OpenEnum<Sex>> sex,
    Optional<Boolean> textOptIn,
    Optional<Boolean> emailOptIn,
    Optional<Boolean> medical,
    Optional<String> marketingSource,
    Optional<OpenEnum<ConsumerType>> consumerType,
    Optional<String> importId,
    Optional<Boolean> enableLoyalty,
    Optional<BigDecimal> loyaltyPoints,
    Optional<String> memberGroupId,
    Optional<OpenEnum<Member.Status>> status,
    Optional<EpochMillis> startDate,
    Optional<EpochMillis> lastVisitDate,
    List<String> tags,
    Optional<Address> address,
    List<Address> addresses,
    List<Document> identifications,
    List<Document> recommendations,
    List<Document> notes) {
  @Override
  public String toString() {
    return "member to add(hidden)";
  }

  /** Returns a request that names the person and nothing else. */
  public static MembershipAddRequest of(
      PersonalText firstName, PersonalText lastName, Contact contact) {
    return new MembershipAddRequest(
        firstName,
        lastName,
        Optional.empty(),
        contact.email(),
        contact.phone(),
        Optional.empty(),
        contact.birthdate(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        contact.importId(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * What a new member is known by beside the name.
   *
   * @param email address
   * @param phone phone number
   * @param birthdate birth date as text
   * @param importId our reference
   */
  public record Contact(
      Optional<PersonalText> email,
      Optional<PersonalText> phone,
      Optional<PersonalText> birthdate,
      Optional<String> importId) {}
}
