package dev.stampbook.points;

import dev.stampbook.member.CustomerGroupId;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** Chooses the policy of an order, or skips it, by channel, currency and customer group. The first match decides. Immutable. */
public final class PolicyRules {

  private final List<Rule> rules;
  private final Choice otherwise;

  private PolicyRules(List<Rule> rules, Choice otherwise) {
    this.rules = List.copyOf(rules);
    this.otherwise = otherwise;
  }

  /** Returns rules that use this policy for every order. */
  public static PolicyRules always(PointsPolicy policy) {
    return new PolicyRules(List.of(), new Choice.Use(policy));
  }

  /** Returns rules that skip every order, giving this reason; orders that earned before keep following their frozen terms (C5). */
  public static PolicyRules never(String reason) {
    return new PolicyRules(List.of(), new Choice.Skip(reason));
  }

  /** Returns rules that, before their default, use this policy for orders that match. */
  public PolicyRules when(Match match, PointsPolicy policy) {
    return with(new Rule(match, new Choice.Use(policy)));
  }

  /** Returns rules that, before their default, skip orders that match, giving this reason. */
  public PolicyRules skip(Match match, String reason) {
    return with(new Rule(match, new Choice.Skip(reason)));
  }

  private PolicyRules with(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new PolicyRules(more, otherwise);
  }

  /** Returns what applies to an order. */
  public Choice choose(Order order) {
    return rules.stream()
        .filter(rule -> rule.match().matches(order))
        .map(Rule::choice)
        .findFirst()
        .orElse(otherwise);
  }

  /** Returns all policies that may be chosen. */
  public List<PointsPolicy> policies() {
    List<PointsPolicy> all = new ArrayList<>();
    rules.forEach(rule -> addPolicy(rule.choice(), all));
    addPolicy(otherwise, all);
    return List.copyOf(all);
  }

  private static void addPolicy(Choice choice, List<PointsPolicy> all) {
    if (choice instanceof Choice.Use use) {
      all.add(use.policy());
    }
  }

  private record Rule(Match match, Choice choice) {}

  /** What applies to an order. */
  public sealed interface Choice {

    /** It earns under this policy. */
    record Use(PointsPolicy policy) implements Choice {}

    /** It is recorded as skipped, with this reason as a plain sentence. */
    record Skip(String reason) implements Choice {}
  }

  /**
   * A condition; every part that is not empty must hold.
   *
   * @param channels the order's channel is one of these
   * @param currencies the order is paid in one of these
   * @param groups the customer is in one of these groups
   */
  public record Match(
      Set<ChannelId> channels, Set<CurrencyUnit> currencies, Set<CustomerGroupId> groups) {

    public Match {
      channels = Set.copyOf(channels);
      currencies = Set.copyOf(currencies);
      groups = Set.copyOf(groups);
    }

    /** Matches orders of these channels. */
    public static Match channels(Set<ChannelId> channels) {
      return new Match(channels, Set.of(), Set.of());
    }

    /** Matches orders paid in these currencies. */
    public static Match currencies(Set<CurrencyUnit> currencies) {
      return new Match(Set.of(), currencies, Set.of());
    }

    /** Matches orders of customers in these groups. */
    public static Match groups(Set<CustomerGroupId> groups) {
      return new Match(Set.of(), Set.of(), groups);
    }

    boolean matches(Order order) {
      return holds(channels, order.channel())
          && holds(currencies, Optional.of(order.currency()))
          && holds(groups, order.customerGroup());
    }

    private static <T> boolean holds(Set<T> wanted, Optional<T> actual) {
      return wanted.isEmpty() || actual.filter(wanted::contains).isPresent();
    }
  }
}
