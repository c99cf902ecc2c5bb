package dev.stampbook.examples.storefront.systems;

import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.BigCommerceSide;
import dev.stampbook.sandbox.world.BlazeSide;
import dev.stampbook.sandbox.world.CommerceSide;
import dev.stampbook.sandbox.world.LeatSide;
import dev.stampbook.sandbox.world.ProviderSide;
import dev.stampbook.sandbox.world.SmileSide;
import dev.stampbook.sandbox.world.SplioSide;
import dev.stampbook.sandbox.world.SpringbigSide;
import dev.stampbook.sandbox.world.TreezSide;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A loyalty provider and a commerce system that the shop can run on. */
public enum Pairing {
  SMILE_BIGCOMMERCE,
  LEAT_BIGCOMMERCE,
  SPLIO_BIGCOMMERCE,
  SPRINGBIG_BLAZE,
  SPRINGBIG_TREEZ;

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
      case LEAT_BIGCOMMERCE -> "Leat and BigCommerce";
      case SPLIO_BIGCOMMERCE -> "Splio and BigCommerce";
      case SPRINGBIG_BLAZE -> "Springbig and Blaze";
      case SPRINGBIG_TREEZ -> "Springbig and Treez";
    };
  }

  ProviderSide.Maker providerSide() {
    return switch (this) {
      case SMILE_BIGCOMMERCE -> SmileSide::make;
      case LEAT_BIGCOMMERCE -> LeatSide::make;
      case SPLIO_BIGCOMMERCE -> SplioSide::make;
      case SPRINGBIG_BLAZE, SPRINGBIG_TREEZ -> SpringbigSide::make;
    };
  }

  CommerceSide.Maker commerceSide() {
    return switch (this) {
      case SMILE_BIGCOMMERCE, LEAT_BIGCOMMERCE, SPLIO_BIGCOMMERCE -> BigCommerceSide::make;
      case SPRINGBIG_BLAZE -> BlazeSide::make;
      case SPRINGBIG_TREEZ -> TreezSide::make;
    };
  }

  Systems connect(Sandbox sandbox) {
    return switch (this) {
      case SMILE_BIGCOMMERCE -> BigCommerceClients.with(sandbox, SmileClient.open(sandbox));
      case LEAT_BIGCOMMERCE -> BigCommerceClients.with(sandbox, LeatClient.open(sandbox));
      case SPLIO_BIGCOMMERCE -> BigCommerceClients.with(sandbox, SplioClient.open(sandbox));
      case SPRINGBIG_BLAZE -> TillClients.blaze(sandbox, SpringbigClient.open(sandbox));
      case SPRINGBIG_TREEZ -> TillClients.treez(sandbox, SpringbigClient.open(sandbox));
    };
  }
}
