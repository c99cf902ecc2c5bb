package dev.stampbook.smile.api;

import dev.stampbook.http.json.OpenEnum;
import java.util.Map;
import java.util.Optional;

/**
 * Whether friends can be referred (sheet section 3.2).
 *
 * @param referralSettings all fields as sent: only the name {@code status} is known, those of the two rewards are not
 */
public record ReferralSettings(Map<String, Object> referralSettings) {

  /** Returns whether the referral program runs, when Smile tells. */
  public Optional<OpenEnum<Status>> status() {
    return Optional.ofNullable(referralSettings.get("status"))
        .map(value -> OpenEnum.parse(Status.class, value.toString()));
  }

  /** Whether the referral program runs. */
  public enum Status {
    /** It runs. */
    ACTIVE,
    /** It does not. */
    INACTIVE
  }
}
