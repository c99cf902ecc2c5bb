package dev.stampbook.leat.api;

import dev.stampbook.http.Secret;
import dev.stampbook.http.json.OpenEnum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A voucher, in newer wording a coupon (sheet section 3.7). {@link #toString()} does not show the code.
 *
 * @param uuid key
 * @param code what is entered at checkout
 * @param status where it stands
 * @param name what it is called
 * @param description what people read
 * @param expirationDate from when it is worthless
 * @param activationDate from when it is good
 * @param redeemedAt when it was used
 * @param isRedeemed whether it was
 * @param attributes the account's own fields
 * @param contact whose it is
 * @param promotion what it belongs to
 */
public record Voucher(
    String uuid,
    Optional<String> code,
    Optional<OpenEnum<Status>> status,
    Optional<String> name,
    Optional<String> description,
    Optional<Instant> expirationDate,
    Optional<Instant> activationDate,
    Optional<Instant> redeemedAt,
    Optional<Boolean> isRedeemed,
    Map<String, Object> attributes,
    Optional<Contact> contact,
    Optional<Promotion> promotion) {

  @Override
  public String toString() {
    return "voucher(" + uuid + ")";
  }

  /** The states of a voucher. */
  public enum Status {
    /** Can be used. */
    ACTIVE,
    /** Was used. */
    REDEEMED,
    /** Is past its time. */
    EXPIRED,
    /** Was switched off. */
    DEACTIVATED,
    /** Is before its time. */
    INACTIVE,
    /** Is held by a checkout. */
    LOCKED
  }

  /**
   * Asks to create a voucher.
   *
   * @param code a code of our own; makes the call safe to repeat, because the same code twice is refused
   */
  public record Create(
      String promotionUuid,
      Optional<String> code,
      Optional<String> contactUuid,
      Optional<Instant> expirationDate,
      Optional<Instant> activationDate,
      Optional<Long> totalRedemptionsAllowed,
      Optional<Map<String, Object>> customAttributes) {
    @Override
    public String toString() {
      return "new voucher of " + promotionUuid;
    }
  }

  /**
   * Asks for many vouchers at once.
   *
   * @param quantity how many, 1 to 500
   */
  public record CreateBatch(String promotionUuid, int quantity) {}

  /**
   * Vouchers in the making.
   *
   * @param createdAt when, as Leat writes it here: {@code 2023-11-27, 17:59}
   */
  public record Batch(
      String uuid,
      Optional<String> type,
      Optional<Long> quantity,
      Optional<String> status,
      Optional<String> createdAt) {}

  /** Changes a voucher. */
  public record Update(
      Optional<OpenEnum<Status>> status, Optional<Map<String, Object>> customAttributes) {}

  /** A hold on a voucher; it ends by itself after an hour. */
  public record Locked(Held voucher, Lock lock) {}

  /** A held voucher. */
  public record Held(String uuid, Optional<OpenEnum<Status>> status) {}

  /** The hold itself. */
  public record Lock(
      Secret releaseKey,
      Optional<Instant> lockedAt,
      Optional<Instant> unlockedAt,
      Optional<Instant> systemReleaseAt) {}

  /** Ends a hold. */
  public record Release(Secret releaseKey) {}

  /** Uses a voucher. */
  public record Redeem(
      String code,
      Optional<String> contactUuid,
      Optional<Secret> releaseKey,
      Optional<String> shopUuid) {
    @Override
    public String toString() {
      return "redemption(hidden)";
    }
  }

  /**
   * Uses a voucher several times.
   *
   * @param numberOfTimes how often, 1 to 50
   */
  public record MultiRedeem(String code, int numberOfTimes, String shopUuid) {
    @Override
    public String toString() {
      return "redemption(hidden)";
    }
  }

  /**
   * What several uses left.
   *
   * @param voucherRedemptions the uses; their fields are not documented
   */
  public record Redemptions(
      Optional<Voucher> voucher, List<Map<String, Object>> voucherRedemptions) {}
}
