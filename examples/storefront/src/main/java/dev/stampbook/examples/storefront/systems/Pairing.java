package dev.stampbook.examples.storefront.systems;

import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.BigCommerceSide;
import dev.stampbook.sandbox.world.CommerceSide;
import dev.stampbook.sandbox.world.ProviderSide;
import dev.stampbook.sandbox.world.SmileSide;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A loyalty provider and a commerce system that the shop can run on. */
public enum Pairing {
  SMILE_BIGCOMMERCE;

  /** Returns the pairing of this name, such as {@code smile+bigcommerce}; empty when there is none. */
  public static Optional<Pairing> named(String name) {
    return Arrays.stream(values()).filter(one -> one.id().equals(name)).findFirst();
  }

  /** Returns the name for a command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }

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
