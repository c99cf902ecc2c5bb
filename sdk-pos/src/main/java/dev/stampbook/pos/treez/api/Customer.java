package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A customer (sheet 3.1). {@code "N/A"} stands for empty in several texts; a last visit in the year 2000 for none at all.
 *
 * @param customerId the id, a string here and a number on tickets
 * @param rewardsBalance the native balance; no balance of any other program
 * @param optOut null, or the text "true": one flag for all marketing
 * @param mergedIntoCustomerId the customer that goes on for this one
 */
public record Customer(
    String customerId,
    Optional<OpenEnum<CustomerStatus>> status,
    Optional<String> verificationStatus,
    List<VerificationReason> verificationReasons,
    Optional<PersonalText> firstName,
    Optional<PersonalText> middleName,
    Optional<PersonalText> nickname,
    Optional<PersonalText> lastName,
    Optional<PersonalText> birthday,
    Optional<PersonalText> driversLicense,
    Optional<PersonalText> driversLicenseExpiration,
    Optional<PersonalText> stateMedicalId,
    Optional<PersonalText> permitExpiration,
    Optional<PersonalText> email,
    Optional<PersonalText> phone,
    Optional<PersonalText> notes,
    Optional<BigDecimal> rewardsBalance,
    Optional<String> rewardsType,
    Optional<String> gender,
    Optional<WireTime> signupDate,
    Optional<WireTime> lastVisitDate,
    Optional<WireTime> lastUpdate,
    Optional<WireFlag> optOut,
    Optional<String> referralSource,
    Optional<Boolean> banned,
    @Json(name = "warning_1") Optional<Boolean> warning1,
    @Json(name = "warning_2") Optional<Boolean> warning2,
    Optional<Boolean> isCaregiver,
    List<Address> addresses,
    List<String> mergedCustomerIds,
    Optional<String> mergedIntoCustomerId,
    Optional<OpenEnum<PatientType>> patientType,
    List<String> customerGroups,
    Optional<ExternalIds> externalIds) {

  @Override
  public String toString() {
    return "customer(" + customerId + ")";
  }
}
