package dev.stampbook.leat;

import java.util.Optional;

/**
 * Names the subscription type that stands for a channel; which one that is only the merchant knows.
 *
 * @param uuid its key
 * @param name its name, by which it is recognised in answers that leave the key out (sheet section 12)
 */
public record LeatSubscription(String uuid, Optional<String> name) {

  public LeatSubscription {
    if (uuid.isBlank()) {
      throw new IllegalArgumentException(
          "a subscription type has a uuid; Leat's dashboard shows it");
    }
  }

  /** Returns the subscription type with this key. */
  public static LeatSubscription of(String uuid) {
    return new LeatSubscription(uuid, Optional.empty());
  }
}
