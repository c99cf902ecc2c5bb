package dev.stampbook.examples.storefront.systems;

import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.BigCommerceSide;
import dev.stampbook.sandbox.world.CommerceSide;
import dev.stampbook.sandbox.world.ProviderSide;
import dev.stampbook.sandbox.world.SmileSide;
import java.util.function.Function;

/** A loyalty provider and a commerce system that the shop can run on. */
public enum Pairing {
  SMILE_BIGCOMMERCE(
      "Smile and BigCommerce",
      SmileSide::make,
      BigCommerceSide::make,
      sandbox -> BigCommerceClients.with(sandbox, SmileClient.open(sandbox)));

  private final String title;
  private final ProviderSide.Maker providerSide;
  private final CommerceSide.Maker commerceSide;
  private final Function<Sandbox, Systems> clients;

  Pairing(
      String title,
      ProviderSide.Maker providerSide,
      CommerceSide.Maker commerceSide,
      Function<Sandbox, Systems> clients) {
    this.title = title;
    this.providerSide = providerSide;
    this.commerceSide = commerceSide;
    this.clients = clients;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  ProviderSide.Maker providerSide() {
    return providerSide;
  }

  CommerceSide.Maker commerceSide() {
    return commerceSide;
  }

  Systems connect(Sandbox sandbox) {
    return clients.apply(sandbox);
  }
}
