package dev.stampbook.pos.treez;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.Profile;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.CustomerWrite;
import dev.stampbook.pos.treez.api.PatientType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the bodies that create and change customers (sheet 3.1). Consent is in none of them but in those that change nothing else. */
record CustomerFields(ApiVersion version) {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "patient_type",
          "middle_name",
          "gender",
          "notes",
          "drivers_license",
          "drivers_license_expiration",
          "state_medical_id",
          "permit_expiration",
          "referral_source");
  private static final String EMPTY = "N/A";
  private static final String FAR = "2099-12-31";

  /** Returns a new customer who refuses marketing; version 2 also wants a driver licence, which may be none (seen in code). */
  CustomerWrite draft(MemberIdentity identity, Profile profile) {
    Optional<PersonalText> phone =
        identity
            .phone()
            .map(
                number ->
                    tenDigits(number)
                        .orElseThrow(
                            () -> refused("phone", "has ten digits, not beginning with 0 or 1")));
    boolean licence = version == ApiVersion.V2;
    Map<String, String> given = checked(profile);
    return write(
        profile,
        text(profile.name().first()).orElseThrow(() -> refused("first_name", "is mandatory")),
        text(profile.name().last()).orElseThrow(() -> refused("last_name", "is mandatory")),
        profile
            .birthDate()
            .map(CustomerFields::day)
            .orElseThrow(() -> refused("birthday", "is mandatory")),
        patientType(given)
            .orElseThrow(
                () -> refused("patient_type", "is mandatory: ADULT, MEDICAL or MEDICAL_MMID")),
        identity.email().map(EmailAddress::value).map(PersonalText::of),
        phone,
        personal(given, "drivers_license").or(() -> text(EMPTY).filter(none -> licence)),
        personal(given, "drivers_license_expiration").or(() -> text(FAR).filter(none -> licence)),
        Optional.of(true));
  }

  /** Returns a change of what the profile names; the four mandatory fields are taken from the customer where it does not. */
  CustomerWrite change(Customer known, Profile profile) {
    Map<String, String> given = checked(profile);
    return write(
        profile,
        text(profile.name().first())
            .or(known::firstName)
            .orElseThrow(() -> incomplete("first_name")),
        text(profile.name().last()).or(known::lastName).orElseThrow(() -> incomplete("last_name")),
        profile
            .birthDate()
            .map(CustomerFields::day)
            .or(known::birthday)
            .orElseThrow(() -> incomplete("birthday")),
        patientType(given).or(known::patientType).orElseThrow(() -> incomplete("patient_type")),
        Optional.empty(),
        Optional.empty(),
        personal(given, "drivers_license"),
        personal(given, "drivers_license_expiration"),
        Optional.empty());
  }

  /** Returns a change of the one flag of consent alone. */
  CustomerWrite consent(Customer known, Optional<Boolean> optOut) {
    Profile nothing = Profile.empty();
    CustomerWrite same = change(known, nothing);
    return write(
        nothing,
        same.firstName(),
        same.lastName(),
        same.birthday(),
        same.patientType(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        optOut);
  }

  private static CustomerWrite write(
      Profile profile,
      PersonalText first,
      PersonalText last,
      PersonalText birthday,
      OpenEnum<PatientType> patientType,
      Optional<PersonalText> email,
      Optional<PersonalText> phone,
      Optional<PersonalText> driversLicense,
      Optional<PersonalText> driversLicenseExpiration,
      Optional<Boolean> optOut) {
    Map<String, String> given = profile.attributes();
    return new CustomerWrite(
        first,
        last,
        birthday,
        patientType,
        personal(given, "middle_name"),
        email,
        phone,
        personal(given, "notes"),
        Optional.ofNullable(given.get("gender")),
        Optional.empty(),
        driversLicense,
        driversLicenseExpiration,
        personal(given, "state_medical_id"),
        personal(given, "permit_expiration"),
        Optional.empty(),
        optOut,
        Optional.ofNullable(given.get("referral_source")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, String> checked(Profile profile) {
    for (String field : profile.attributes().keySet()) {
      if (!ATTRIBUTES.contains(field)) {
        throw refused(field, "is none of the attributes that can be set: " + sorted());
      }
    }
    return profile.attributes();
  }

  private static List<String> sorted() {
    return ATTRIBUTES.stream().sorted().toList();
  }

  private static Optional<OpenEnum<PatientType>> patientType(Map<String, String> given) {
    Optional<OpenEnum<PatientType>> type =
        Optional.ofNullable(given.get("patient_type"))
            .map(text -> OpenEnum.parse(PatientType.class, text));
    if (type.filter(value -> value.known().isEmpty()).isPresent()) {
      throw refused("patient_type", "is ADULT, MEDICAL or MEDICAL_MMID");
    }
    return type.flatMap(OpenEnum::known).map(OpenEnum::of);
  }

  private static Optional<PersonalText> personal(Map<String, String> given, String field) {
    return Optional.ofNullable(given.get(field)).map(PersonalText::of);
  }

  private static Optional<PersonalText> text(String value) {
    return Optional.of(value).filter(text -> !text.isBlank()).map(PersonalText::of);
  }

  private static PersonalText day(LocalDate date) {
    return PersonalText.of(date.toString());
  }

  /** Returns the number without country code; empty when it is none of North America (sheet 3.1). */
  static Optional<PersonalText> tenDigits(PhoneNumber number) {
    String digits = number.value().replace("+", "");
    boolean withCountry = digits.length() == 11 && digits.startsWith("1");
    boolean foreign = number.value().startsWith("+") && !withCountry;
    String national = withCountry ? digits.substring(1) : digits;
    return Optional.of(national)
        .filter(text -> !foreign && text.matches("[2-9][0-9]{9}"))
        .map(PersonalText::of);
  }

  private static InvalidRequestException incomplete(String field) {
    return refused(
        field,
        "is missing at the customer and Treez wants it with every change; add it in the portal");
  }

  private static InvalidRequestException refused(String field, String problem) {
    return new InvalidRequestException(
        field + " " + problem,
        FailedCall.unanswered(Treez.SYSTEM, "updateCustomer"),
        Map.of(field, problem));
  }
}
