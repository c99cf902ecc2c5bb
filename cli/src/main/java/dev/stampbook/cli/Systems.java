package dev.stampbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The systems this release knows, and a pair of them.
 *
 * @param provider who gets the points
 * @param commerce where orders live
 */
record Systems(ProviderChoice provider, CommerceChoice commerce) {

  /** Every provider; a new one is added here. */
  static final List<ProviderChoice> PROVIDERS =
      List.of(new SmileChoice(), new LeatChoice(), new SplioChoice(), new SpringbigChoice());

  /** Every commerce system; a new one is added here. */
  static final List<CommerceChoice> COMMERCE =
      List.of(new BigCommerceChoice(), new BlazeChoice(), new TreezChoice());

  /** Returns the pair for a demo: a POS instead of the shop where one is named. */
  static Systems of(String provider, Optional<String> pos) {
    ProviderChoice chosen = provider("--provider", provider);
    return new Systems(
        chosen,
        pos.map(name -> named("--pos", name, pos(), CommerceChoice::name))
            .orElseGet(() -> commerce("commerce", chosen.usualCommerce())));
  }

  /** Returns the pair that a running sandbox serves. */
  static Systems servedBy(JsonNode world) {
    return new Systems(
        only(world, PROVIDERS, ProviderChoice::name), only(world, COMMERCE, CommerceChoice::name));
  }

  private static <T> T only(JsonNode world, List<T> all, Function<T, String> name) {
    return all.stream()
        .filter(one -> world.path("systems").has(name.apply(one)))
        .findFirst()
        .orElseThrow(() -> new CliException("the sandbox serves none of " + names(all, name)));
  }

  static ProviderChoice provider(String where, String name) {
    return named(where, name, PROVIDERS, ProviderChoice::name);
  }

  static CommerceChoice commerce(String where, String name) {
    return named(where, name, COMMERCE, CommerceChoice::name);
  }

  private static List<CommerceChoice> pos() {
    Predicate<CommerceChoice> isPos = one -> one.kind() == CommerceChoice.Kind.POS;
    return COMMERCE.stream().filter(isPos).toList();
  }

  private static <T> T named(String where, String name, List<T> all, Function<T, String> nameOf) {
    return all.stream()
        .filter(one -> nameOf.apply(one).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CliException(
                    where
                        + (all.isEmpty()
                            ? " has no value in this release"
                            : " is " + names(all, nameOf))
                        + ", not '"
                        + name
                        + "'"));
  }

  private static <T> String names(List<T> all, Function<T, String> name) {
    return all.stream().map(name).collect(Collectors.joining(" or "));
  }

  /** Returns the emulated pair, not started yet. */
  Sandbox.Builder world(World.Plan plan) {
    if (plan.orders() < 1 || plan.orders() > 5_000) {
      throw new CliException("--orders is 1 to 5000, not " + plan.orders());
    }
    return World.of(plan, commerce.side(), provider.side());
  }

  String title() {
    return commerce.title() + " to " + provider.title();
  }

  /** Returns the query for the truth under the provider's preset at 1 point for each 1.00. */
  String truth() {
    return "/truth?"
        + commerce.truth()
        + (provider.truth().isEmpty() ? "" : "&" + provider.truth());
  }
}
