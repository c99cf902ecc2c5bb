package dev.stampbook.cli;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.world.ProviderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A loyalty provider as the command line knows it: one class per provider, listed in {@link Systems}. */
interface ProviderChoice {

  /** Returns the name in settings, options and the sandbox, such as {@code smile}. */
  String name();

  /** Returns the name for people. */
  String title();

  /** Returns the commerce system that a demo takes unless told otherwise. */
  default String usualCommerce() {
    return "bigcommerce";
  }

  /** Returns the emulated provider for demo and sandbox. */
  ProviderSide.Maker side();

  /** Opens the emulated provider, with look-ups as quick as a demo wants them. */
  LoyaltyProvider inSandbox(SandboxSystem system);

  /** Returns the policy that suits the provider: its preset, at so many points for each 1.00. */
  PointsPolicy preset(BigDecimal pointsPerUnit);

  /** Returns the policy of the demo, at 1 point for each 1.00: the preset, unless the provider can do more in the sandbox than by default. */
  default PointsPolicy demoPolicy() {
    return preset(BigDecimal.ONE);
  }

  /** Returns {@link #demoPolicy()} as a query of the sandbox's truth, such as {@code counting=tax&refunds=proportional}. */
  String truth();

  /** Returns every setting of {@code sync} that is about this provider. */
  Set<String> settings();

  /** Opens the provider as the settings say. */
  LoyaltyProvider configured(Settings settings);

  /** Returns the configurations worth comparing, the default one first; they call nobody. */
  List<Variant> variants();

  /**
   * One configuration.
   *
   * @param setting what was set, such as {@code smile.earning=SDK_LEDGER}; empty text for the default
   */
  record Variant(String setting, LoyaltyProvider provider) {}

  /** Does what a merchant's person does about postings that nobody can ask the provider for; nothing by default. */
  default void settleByHand(LoyaltyProgram program, SandboxClient sandbox) {}
}
