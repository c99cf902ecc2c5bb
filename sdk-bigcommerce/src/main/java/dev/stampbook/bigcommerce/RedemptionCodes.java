package dev.stampbook.bigcommerce;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The code of a redemption: always the same for the same redemption, so that a repetition finds what the first attempt made (sheet 13.6).
 *
 * @param prefix at most 8 letters, digits and hyphens
 */
record RedemptionCodes(String prefix) {

  private static final int HASH_CHARACTERS = 16;
  private static final int GIFT_CERTIFICATE_CHARACTERS = 20;
  private static final int BASE = 32;

  RedemptionCodes {
    if (!prefix.matches("[A-Z0-9-]{1,8}")) {
      throw new IllegalArgumentException(
          "a code prefix has 1 to 8 capital letters, digits and hyphens");
    }
  }

  /** Returns the code of a request: the one it brings along, or the prefix and 80 bits of a hash. */
  CouponCode of(DiscountRequest request) {
    return request.discount() instanceof Discount.Coupon coupon
        ? coupon.code()
        : CouponCode.of(prefix + hash(request.redemption().value()));
  }

  /** Returns the code of a gift certificate, which the platform cuts to 20 characters. */
  CouponCode ofGiftCertificate(DiscountRequest request) {
    String code = of(request).value();
    return CouponCode.of(code.substring(0, Math.min(code.length(), GIFT_CERTIFICATE_CHARACTERS)));
  }

  private static String hash(String redemption) {
    byte[] digest;
    try {
      digest =
          MessageDigest.getInstance("SHA-256").digest(redemption.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    String digits = new BigInteger(1, digest).toString(BASE).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, HASH_CHARACTERS - digits.length()))
        + digits.substring(Math.max(0, digits.length() - HASH_CHARACTERS));
  }
}
