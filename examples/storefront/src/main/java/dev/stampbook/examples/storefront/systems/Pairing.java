package dev.stampbook.examples.storefront.systems;

import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.BigCommerceSide;
import dev.stampbook.sandbox.world.CommerceSide;
import dev.stampbook.sandbox.world.ProviderSide;
import dev.stampbook.sandbox.world.SmileSide;

/** A loyalty provider and a commerce system that the shop can run on. */
public enum Pairing {
  SMILE_BIGCOMMERCE;

  /** Returns the name for people. */
  public String title() {
    return switch (this) {
      case SMILE_BIGCOMMERCE -> "Smile and BigCommerce";
    };
  }

  ProviderSide.Maker providerSide() {
    return switch (this) {
      case SMILE_BIGCOMMERCE -> SmileSide::make;
    };
  }

  CommerceSide.Maker commerceSide() {
    return switch (this) {
      case SMILE_BIGCOMMERCE -> BigCommerceSide::make;
    };
  }

  Systems connect(Sandbox sandbox) {
    return switch (this) {
      case SMILE_BIGCOMMERCE -> BigCommerceClients.with(sandbox, SmileClient.open(sandbox));
    };
  }
}
