package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the ledger: a credit reception, or the reception of a physical or digital reward, told apart by {@code type} (sheet
 * sections 3.4 and 3.6). {@link #toString()} does not show the code.
 *
 * @param type which of the three
 * @param uuid key
 * @param credits the signed change of points
 * @param unitValue the value loyalty rules were applied to, in major units
 * @param unit what the value counts
 * @param title what the reward is called
 * @param contact whose points changed, with the balance afterwards
 * @param shop where
 * @param contactIdentifier the identifier that was used
 * @param channel which system made it; missing in some answers
 * @param createdAt when
 * @param reward the physical reward
 * @param expiresAt until when it can be collected
 * @param hasBeenCollected whether it was
 * @param digitalReward the digital reward; missing in some answers
 * @param digitalRewardCode its code; missing in some answers
 */
public record LoyaltyTransaction(
    Optional<OpenEnum<Kind>> type,
    String uuid,
    long credits,
    Optional<BigDecimal> unitValue,
    Optional<Unit> unit,
    Optional<String> title,
    Optional<Contact> contact,
    Optional<Shop> shop,
    Optional<ContactIdentifier> contactIdentifier,
    Optional<OpenEnum<Channel>> channel,
    Optional<Instant> createdAt,
    Optional<Reward> reward,
    Optional<Instant> expiresAt,
    Optional<Boolean> hasBeenCollected,
    Optional<Reward> digitalReward,
    Optional<Code> digitalRewardCode) {

  @Override
  public String toString() {
    return "loyalty transaction(" + uuid + ", " + credits + ")";
  }

  /** The kinds of entries. */
  public enum Kind {
    /** Points given or taken. */
    CREDIT_RECEPTION,
    /** A physical reward was claimed. */
    REWARD_RECEPTION,
    /** A digital reward was claimed. */
    DIGITAL_REWARD_RECEPTION
  }

  /** The systems known to make entries; the list is open (sheet section 5). */
  public enum Channel {
    /** This interface. */
    OAUTH_API,
    /** A register. */
    REGISTER_API,
    /** A person at Leat's dashboard. */
    BUSINESS_DASHBOARD,
    /** An automation. */
    AUTOMATIONS,
    /** The widget in a shop. */
    WIDGET,
    /** Leat's own BigCommerce connector. */
    BIGCOMMERCE,
    /** Leat's own Shopify connector. */
    SHOPIFY,
    /** Leat's own WooCommerce connector. */
    WOOCOMMERCE,
    /** The e-mail platform. */
    KLAVIYO
  }

  /** The code of a digital reward. */
  public record Code(String code) {
    @Override
    public String toString() {
      return "code(hidden)";
    }
  }

  /**
   * Asks to give or take points; sent {@link WithAttributes}. Exactly one of {@code credits} and {@code unitValue}.
   *
   * @param credits the signed change; no loyalty rule applies
   * @param unitValue a value in major units; loyalty rules apply
   * @param unitName what the value counts; the default unit when left out
   */
  public record Create(
      String shopUuid,
      String contactUuid,
      Optional<Long> credits,
      Optional<BigDecimal> unitValue,
      Optional<String> unitName,
      Optional<String> contactIdentifierValue,
      Optional<String> posTransactionUuid) {

    public Create {
      if (credits.isPresent() == unitValue.isPresent()) {
        throw new IllegalArgumentException(
            "a credit reception states its credits or a value: set exactly one of the two");
      }
    }
  }

  /** Asks to claim a reward. */
  public record Claim(
      String contactUuid,
      String rewardUuid,
      String shopUuid,
      Optional<String> contactIdentifierValue) {}

  /** What a value would earn. */
  public record Calculation(long credits) {}
}
