package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * What creates or changes a customer (sheet 3.1). The first four are mandatory for both; e-mail and phone are unique in the store; what is
 * left out of a change stays as it is. Customer groups must exist.
 *
 * @param birthday {@code YYYY-MM-DD}
 * @param phone 10 digits, without country code, not beginning with 0 or 1
 * @param driversLicense with its expiration demanded by the v2 create of some stores (seen in code); {@code N/A} when unknown
 * @param rewardsBalance the native balance, absolute: the last writer wins
 * @param optOut whether all marketing is refused
 */
public record CustomerWrite(
    PersonalText firstName,
    PersonalText lastName,
    PersonalText birthday,
    OpenEnum<PatientType> patientType,
    Optional<PersonalText> middleName,
    Optional<PersonalText> email,
    Optional<PersonalText> phone,
    Optional<PersonalText> notes,
    Optional<String> gender,
    Optional<List<Address>> addresses,
    Optional<PersonalText> driversLicense,
    Optional<PersonalText> driversLicenseExpiration,
    Optional<PersonalText> stateMedicalId,
    Optional<PersonalText> permitExpiration,
    Optional<Integer> rewardsBalance,
    Optional<Boolean> optOut,
    Optional<String> referralSource,
    Optional<Boolean> banned,
    @Json(name = "warning_1") Optional<Boolean> warning1,
    @Json(name = "warning_2") Optional<Boolean> warning2,
    Optional<List<String>> customerGroups) {

  @Override
  public String toString() {
    return "customer(hidden)";
  }
}
