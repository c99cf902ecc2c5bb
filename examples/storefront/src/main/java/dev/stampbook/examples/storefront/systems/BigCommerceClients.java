package dev.stampbook.examples.storefront.systems;

import dev.stampbook.Capability;
import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.BigCommerceCredentials;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.http.Secret;
import dev.stampbook.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens BigCommerce beside a provider. Its newsletter is told about e-mail consent; it has no text messages. */
final class BigCommerceClients {

  private BigCommerceClients() {}

  static Systems with(Sandbox sandbox, ProviderClient loyalty) {
    BigCommerce shop =
        BigCommerce.builder()
            .credentials(
                BigCommerceCredentials.of(
                    Credentials.of(sandbox, "bigcommerce", "store_hash"),
                    Secret.of(Credentials.of(sandbox, "bigcommerce", "access_token"))))
            .baseUrl(sandbox.url("bigcommerce"))
            .build();
    List<ConsentTarget> targets = new ArrayList<>();
    targets.add(
        ConsentTarget.of(BigCommerce.SYSTEM, shop.consents()).channels(ConsentChannel.EMAIL));
    if (loyalty.provider().can(Capability.CONSENT_WRITE)) {
      targets.add(ConsentTarget.of(loyalty.provider()));
    }
    return new Systems(
        loyalty.provider(),
        shop.orders(),
        shop.discounts(),
        Optional.of(shop.orderNotes()),
        loyalty.policy(),
        targets);
  }
}
