package dev.stampbook.examples.storefront.systems;

import dev.stampbook.Capability;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.http.Secret;
import dev.stampbook.order.OrderSource;
import dev.stampbook.pos.blaze.Blaze;
import dev.stampbook.pos.treez.Treez;
import dev.stampbook.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens a point of sale beside a provider; it is told about both channels of consent, at Treez by its one flag for both. */
final class TillClients {

  /** Treez is asked day by day for what is older than 30 days. */
  private static final Duration OLDEST_SALE = Duration.ofDays(45);

  /** A little below what Treez allows a store (sheet 7): a page of the shop must not wait long. */
  private static final int CALLS_PER_SECOND = 9;

  private TillClients() {}

  static Systems blaze(Sandbox sandbox, ProviderClient loyalty) {
    Blaze shop =
        Blaze.builder()
            .partnerKey(Secret.of(Credentials.of(sandbox, "blaze", "partner_key")))
            .developerKey(Secret.of(Credentials.of(sandbox, "blaze", "developer_key")))
            .baseUrl(sandbox.url("blaze"))
            .build();
    return with(
        shop.orders(), shop.discounts(), ConsentTarget.of(Blaze.SYSTEM, shop.consents()), loyalty);
  }

  static Systems treez(Sandbox sandbox, ProviderClient loyalty) {
    Treez store =
        Treez.builder()
            .dispensary(Credentials.of(sandbox, "treez", "dispensary"))
            .v2(
                Secret.of(Credentials.of(sandbox, "treez", "client_id")),
                Secret.of(Credentials.of(sandbox, "treez", "api_key")))
            .history(OLDEST_SALE)
            .maxRequestsPerSecond(CALLS_PER_SECOND)
            .baseUrl(sandbox.url("treez"))
            .build();
    return with(
        store.orders(),
        store.discounts(),
        ConsentTarget.of(Treez.SYSTEM, store.consents()).coarse().optOutsOnly(),
        loyalty);
  }

  private static Systems with(
      OrderSource orders, DiscountApplier discounts, ConsentTarget till, ProviderClient loyalty) {
    List<ConsentTarget> targets = new ArrayList<>(List.of(till));
    if (loyalty.provider().can(Capability.CONSENT_WRITE)) {
      targets.add(ConsentTarget.of(loyalty.provider()));
    }
    return new Systems(
        loyalty.provider(), orders, discounts, Optional.empty(), loyalty.policy(), targets);
  }
}
