package dev.stampbook.springbig.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Writes a member (sheet section 3.3). What is empty is not sent and stays as it is. Consent travels only through {@link
 * dev.stampbook.springbig.SpringbigConsents}, which sends it alone.
 *
 * @param posUser our key of the member
 * @param posType the label of the calling system, agreed with Springbig
 * @param phoneNumber ten digits, no country code
 * @param firstName given name
 * @param lastName family name
 * @param email address
 * @param allowedSms consent to text messages
 * @param allowedEmail consent to e-mail
 * @param customGroupList comma-separated names
 * @param interestList comma-separated names; seen only in commented-out code
 * @param locationList comma-separated names; seen only in commented-out code
 * @param discountList comma-separated names; seen only in commented-out code
 * @param address1 street
 * @param address2 further line
 * @param city town
 * @param zip postal code
 * @param birthday birth date
 * @param medicalCardExpiration date as text, empty text when there is no card
 * @param gender seen: {@code other}
 * @param purpose seen in commented-out code: {@code recreational}
 */
public record MemberWrite(
    String posUser,
    String posType,
    Optional<PersonalText> phoneNumber,
    Optional<PersonalText> firstName,
    Optional<PersonalText> lastName,
    Optional<PersonalText> email,
    Optional<Boolean> allowedSms,
    Optional<Boolean> allowedEmail,
    Optional<String> customGroupList,
    Optional<String> interestList,
    Optional<String> locationList,
    Optional<String> discountList,
    Optional<PersonalText> address1,
    Optional<PersonalText> address2,
    Optional<PersonalText> city,
    Optional<PersonalText> zip,
    Optional<LocalDate> birthday,
    Optional<String> medicalCardExpiration,
    Optional<String> gender,
    Optional<String> purpose) {

  /** Starts the description of a write. */
  public static Builder builder(String posUser, String posType) {
    return new Builder(posUser, posType);
  }

  @Override
  public String toString() {
    return "member write(" + posUser + ", " + posType + ")";
  }

  /** Builds a {@link MemberWrite}. Not thread-safe. */
  public static final class Builder {

    private final String posUser;
    private final String posType;
    private Optional<PersonalText> phoneNumber = Optional.empty();
    private Optional<PersonalText> firstName = Optional.empty();
    private Optional<PersonalText> lastName = Optional.empty();
    private Optional<PersonalText> email = Optional.empty();
    private Optional<Boolean> allowedSms = Optional.empty();
    private Optional<Boolean> allowedEmail = Optional.empty();
    private Optional<String> customGroupList = Optional.empty();
    private Optional<String> interestList = Optional.empty();
    private Optional<String> locationList = Optional.empty();
    private Optional<String> discountList = Optional.empty();
    private Optional<PersonalText> address1 = Optional.empty();
    private Optional<PersonalText> address2 = Optional.empty();
    private Optional<PersonalText> city = Optional.empty();
    private Optional<PersonalText> zip = Optional.empty();
    private Optional<LocalDate> birthday = Optional.empty();
    private Optional<String> medicalCardExpiration = Optional.empty();
    private Optional<String> gender = Optional.empty();
    private Optional<String> purpose = Optional.empty();

    private Builder(String posUser, String posType) {
      this.posUser = posUser;
      this.posType = posType;
    }

    /** Sets the phone number. */
    public Builder phoneNumber(PersonalText digits) {
      this.phoneNumber = Optional.of(digits);
      return this;
    }

    /** Sets the given name. */
    public Builder firstName(PersonalText name) {
      this.firstName = Optional.of(name);
      return this;
    }

    /** Sets the family name. */
    public Builder lastName(PersonalText name) {
      this.lastName = Optional.of(name);
      return this;
    }

    /** Sets the address. */
    public Builder email(PersonalText address) {
      this.email = Optional.of(address);
      return this;
    }

    /** Sets the consent to text messages. Needs a recorded act of the person. */
    public Builder allowedSms(boolean allowed) {
      this.allowedSms = Optional.of(allowed);
      return this;
    }

    /** Sets the consent to e-mail. Needs a recorded act of the person. */
    public Builder allowedEmail(boolean allowed) {
      this.allowedEmail = Optional.of(allowed);
      return this;
    }

    /** Sets the birth date. */
    public Builder birthday(LocalDate date) {
      this.birthday = Optional.of(date);
      return this;
    }

    /**
     * Sets one of the other text fields by its name on the wire.
     *
     * @throws IllegalArgumentException when the sheet knows no such text field; consent fields are none
     */
    public Builder text(String field, String value) {
      switch (field) {
        case "custom_group_list" -> customGroupList = Optional.of(value);
        case "interest_list" -> interestList = Optional.of(value);
        case "location_list" -> locationList = Optional.of(value);
        case "discount_list" -> discountList = Optional.of(value);
        case "address1" -> address1 = Optional.of(PersonalText.of(value));
        case "address2" -> address2 = Optional.of(PersonalText.of(value));
        case "city" -> city = Optional.of(PersonalText.of(value));
        case "zip" -> zip = Optional.of(PersonalText.of(value));
        case "medical_card_expiration" -> medicalCardExpiration = Optional.of(value);
        case "gender" -> gender = Optional.of(value);
        case "purpose" -> purpose = Optional.of(value);
        default ->
            throw new IllegalArgumentException("Springbig's members have no text field " + field);
      }
      return this;
    }

    /** Returns the write. */
    public MemberWrite build() {
      return new MemberWrite(
          posUser,
          posType,
          phoneNumber,
          firstName,
          lastName,
          email,
          allowedSms,
          allowedEmail,
          customGroupList,
          interestList,
          locationList,
          discountList,
          address1,
          address2,
          city,
          zip,
          birthday,
          medicalCardExpiration,
          gender,
          purpose);
    }
  }
}
