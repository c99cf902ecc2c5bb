package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.SystemName;
import dev.stampbook.pos.blaze.api.EpochMillis;
import dev.stampbook.pos.blaze.api.StoreApi;
import dev.stampbook.pos.blaze.api.StoreInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What the shop says of itself (sheet section 3.7); zone and opening are read once. */
final class ShopFacts {

  static final SystemName SPRINGBIG = SystemName.of("springbig");

  private final StoreApi api;
  private final BlazeSettings settings;
  private volatile Optional<StoreInfo.Shop> known = Optional.empty();

  ShopFacts(StoreApi api, BlazeSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /** Returns the zone in which days are cut. */
  ZoneId zone() {
    return settings
        .zone()
        .or(() -> shop().timeZone().flatMap(ShopFacts::zone))
        .orElseThrow(
            () ->
                new MalformedResponseException(
                    "the shop names no time zone; set blaze.zone",
                    FailedCall.unanswered(Blaze.SYSTEM, "getStore"),
                    RemoteEffect.NOT_SENT));
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns when the shop was made, before which it sold nothing; empty when it does not say. */
  Optional<Instant> opened() {
    return shop().created().flatMap(EpochMillis::instant);
  }

  private StoreInfo.Shop shop() {
    Optional<StoreInfo.Shop> before = known;
    if (before.isPresent()) {
      return before.get();
    }
    StoreInfo.Shop read = read();
    known = Optional.of(read);
    return read;
  }

  private StoreInfo.Shop read() {
    return api.getStore()
        .shop()
        .orElseThrow(
            () ->
                new MalformedResponseException(
                    "the answer names no shop",
                    FailedCall.unanswered(Blaze.SYSTEM, "getStore"),
                    RemoteEffect.NOT_SENT));
  }

  /** Looks for somebody else who reports the same sales (sheet section 13.9). */
  Optional<String> conflict() {
    if (settings.accrualOwner() != AccrualOwner.SDK) {
      return Optional.of(
          "blaze.accrualOwner says that "
              + settings.accrualOwner()
              + " reports the sales of this Blaze shop; the SDK would report them too and points would"
              + " double. Switch that reporting off and set blaze.accrualOwner to SDK, or run the program without a policy");
    }
    boolean own = settings.loyaltyProvider().equals(SPRINGBIG);
    return own && read().enableSpringBig().orElse(false)
        ? Optional.of(
            "Blaze's own Springbig link is on (shop.enableSpringBig), so the till reports every visit to Springbig by itself and points would"
                + " double. Have Blaze switch the link off, or leave the points to it: blaze.accrualOwner = POS and no policy")
        : Optional.empty();
  }
}
