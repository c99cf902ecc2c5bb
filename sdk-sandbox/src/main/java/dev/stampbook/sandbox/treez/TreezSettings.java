package dev.stampbook.sandbox.treez;

import java.math.BigDecimal;
import java.security.PublicKey;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Says how the emulated store is set up; the first values of every choice are what the fact sheet assumes (section 14).
 *
 * @param dispensary the store's slug
 * @param version which of the two APIs it answers
 * @param clientId the partner's id (version 2)
 * @param apiKey the store's key (version 2)
 * @param tokenPrefix what stands before a token of version 2
 * @param certificateId the id of the certificate (version 3)
 * @param organizationId the organization (version 3)
 * @param certificate the public key behind the certificate (version 3)
 * @param callsPerSecond the quota
 * @param firstPage the number of the first page, 0 or 1
 * @param deltaPaths which paths for changed tickets exist
 * @param zone the store's zone
 * @param nativePoints points of the store's own loyalty per dollar of the total, 0 for none
 * @param optInAnswer how somebody who was expressly opted in is answered
 * @param automaticDiscounts what the store takes off by itself
 * @param clock tells the time
 */
record TreezSettings(
    String dispensary,
    Version version,
    String clientId,
    String apiKey,
    String tokenPrefix,
    String certificateId,
    String organizationId,
    Optional<PublicKey> certificate,
    int callsPerSecond,
    int firstPage,
    DeltaPaths deltaPaths,
    ZoneId zone,
    int nativePoints,
    OptInAnswer optInAnswer,
    List<AutomaticDiscount> automaticDiscounts,
    InstantSource clock) {

  TreezSettings {
    automaticDiscounts = List.copyOf(automaticDiscounts);
  }

  /** Says how {@code opt_out} is answered where it was set to false; only null was ever seen. */
  enum OptInAnswer {
    NULL,
    FALSE
  }

  enum Version {
    V2,
    V3
  }

  /** Which of the two paths of sheet 3.2 for changed tickets the store knows. */
  enum DeltaPaths {
    OF_THE_VERSION,
    AFTER_ONLY
  }

  /** Says whether an automatic discount stays on a line with another discount. */
  enum Stacking {
    WITH_OTHERS,
    ALONE
  }

  record AutomaticDiscount(String title, BigDecimal percent, Stacking stacking) {}

  String basePath() {
    return version == Version.V2
        ? "/v2.0/dispensary/" + dispensary
        : "/dispensary/v3/" + dispensary;
  }

  /** Returns how the discounts of a line are spelt in requests; the other spelling is ignored. */
  String discountKey() {
    return version == Version.V2 ? "POS_discounts" : "pos_discounts";
  }
}
