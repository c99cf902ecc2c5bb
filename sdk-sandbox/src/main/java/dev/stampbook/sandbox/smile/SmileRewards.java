package dev.stampbook.sandbox.smile;

import dev.stampbook.sandbox.SandboxCoupon;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Holds what points can buy and what was issued for them. Guarded by the account. */
final class SmileRewards {

  private static final long FIRST_PRODUCT = 60_000;
  private static final long FIRST_FULFILLMENT = 9_100_000;

  private final SmileSettings settings;
  private final NavigableMap<Long, SmileProduct> products = new TreeMap<>();
  private final NavigableMap<Long, SmileFulfillment> fulfillments = new TreeMap<>();
  private final Map<String, Issued> issuedByCode = new HashMap<>();

  SmileRewards(SmileSettings settings) {
    this.settings = settings;
  }

  private record Issued(SmileMember owner, long id) {}

  /** Holds what one purchase made. */
  record Redemption(SmileFulfillment fulfillment, long points, SandboxCoupon coupon) {}

  long addProduct(SmileProduct product) {
    long id = FIRST_PRODUCT + products.size() + 1;
    products.put(id, product);
    return id;
  }

  NavigableMap<Long, SmileProduct> products() {
    return products;
  }

  NavigableMap<Long, SmileFulfillment> fulfillments() {
    return fulfillments;
  }

  /** Issues a code for points that were already taken. */
  Redemption issue(SmileMember buyer, SmileProduct product, long points, Instant now) {
    long id = FIRST_FULFILLMENT + fulfillments.size() + 1;
    long random = new SplittableRandom(settings.seed() ^ id).nextLong() >>> 16;
    String code = String.format(Locale.ROOT, "smile-%d-%012x", id, random);
    Optional<Instant> expiry = settings.couponLifetime().map(now::plus);
    SmileFulfillment issued =
        new SmileFulfillment(
            id,
            buyer.id,
            product.name(),
            code,
            SmileFulfillment.Usage.UNUSED,
            Optional.empty(),
            expiry,
            now,
            now);
    put(buyer, issued);
    issuedByCode.put(code, new Issued(buyer, id));
    SandboxCoupon coupon =
        new SandboxCoupon(code, product.name(), product.gives(), product.worth(points), expiry);
    return new Redemption(issued, points, coupon);
  }

  /** Marks a code as used, once; false when it was not issued here. */
  boolean use(String code, Instant now) {
    Issued known = issuedByCode.get(code);
    SmileFulfillment present = known == null ? null : fulfillments.get(known.id());
    if (known == null || present == null) {
      return false;
    }
    if (present.usage() != SmileFulfillment.Usage.USED) {
      put(known.owner(), present.used(now));
    }
    return true;
  }

  private void put(SmileMember owner, SmileFulfillment fulfillment) {
    fulfillments.put(fulfillment.id(), fulfillment);
    owner.fulfillments.put(fulfillment.id(), fulfillment);
  }
}
