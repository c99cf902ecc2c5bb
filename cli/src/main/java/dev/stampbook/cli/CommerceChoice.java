package dev.stampbook.cli;

import dev.stampbook.sandbox.world.CommerceSide;
import java.util.List;
import java.util.Set;

/** A commerce system as the command line knows it: one class per system, listed in {@link Systems}. */
interface CommerceChoice {

  /** Returns the name in settings, options and the sandbox, such as {@code bigcommerce}. */
  String name();

  /** Returns the name for people. */
  String title();

  /** Says whether it is a shop or a till; {@code --pos} names tills only. */
  Kind kind();

  /** What a commerce system is. */
  enum Kind {
    SHOP,
    POS
  }

  /** Returns the emulated system for demo and sandbox. */
  CommerceSide.Maker side();

  /** Opens the emulated system. */
  OpenCommerce inSandbox(SandboxSystem system);

  /** Returns what the order states that earn mean for the sandbox's truth, as a query such as {@code earning=2,10,14}. */
  String truth();

  /** Returns every setting of {@code sync} that is about this system. */
  Set<String> settings();

  /** Opens the system as the settings say. */
  OpenCommerce configured(Settings settings);

  /** Returns the configurations worth comparing, the default one first; they call nobody. */
  List<Variant> variants();

  /**
   * One configuration.
   *
   * @param setting what was set; empty text for the default
   */
  record Variant(String setting, OpenCommerce commerce) {}
}
