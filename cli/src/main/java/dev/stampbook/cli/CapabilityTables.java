package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.order.ChangeFeed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tables of what systems can do, made from what they declare: by default, with a setting, or not at all. */
final class CapabilityTables {

  private static final Set<Capability> OF_A_PROVIDER =
      EnumSet.complementOf(EnumSet.of(Capability.DISCOUNT_APPLY, Capability.DISCOUNT_REMOVE));
  private static final Set<Capability> OF_A_SHOP =
      EnumSet.of(
          Capability.MEMBER_FIND,
          Capability.MEMBER_CREATE,
          Capability.MEMBER_UPDATE,
          Capability.CONSENT_READ,
          Capability.CONSENT_WRITE,
          Capability.CONSENT_PER_CHANNEL,
          Capability.DISCOUNT_APPLY,
          Capability.DISCOUNT_REMOVE,
          Capability.WEBHOOKS);

  private CapabilityTables() {}

  static String markdown(List<ProviderChoice> providers, List<CommerceChoice> commerce) {
    return providers(providers) + "\n" + commerce(commerce);
  }

  private static String providers(List<ProviderChoice> choices) {
    Table<ProviderChoice> table =
        new Table<>("Loyalty provider", choices, ProviderChoice::title)
            .row("takes", choice -> written(byDefault(choice).points().mode()))
            .row("orders are reported by", choice -> owner(byDefault(choice)))
            .row(
                "points leave for a reward",
                choice -> written(byDefault(choice).rewards().pointsTaken()));
    for (Capability capability : OF_A_PROVIDER) {
      table.row(
          words(capability),
          choice ->
              cell(
                  choice.variants(),
                  ProviderChoice.Variant::setting,
                  variant -> variant.provider().can(capability)));
    }
    return table.text();
  }

  private static LoyaltyProvider byDefault(ProviderChoice choice) {
    return choice.variants().get(0).provider();
  }

  private static String owner(LoyaltyProvider provider) {
    return switch (provider.earningOwner()) {
      case SDK -> "the SDK";
      case PROVIDER_CONNECTOR -> "the provider's connector";
      case POS -> "the point of sale";
    };
  }

  private static String commerce(List<CommerceChoice> choices) {
    Table<CommerceChoice> table =
        new Table<>("Commerce system", choices, CommerceChoice::title)
            .row("changes are read from", CapabilityTables::feeds);
    for (DiscountKind kind : DiscountKind.values()) {
      table.row(
          "rewards as " + written(kind),
          choice ->
              cell(
                  choice.variants(),
                  CommerceChoice.Variant::setting,
                  variant -> variant.commerce().discounts().supported().contains(kind)));
    }
    for (Capability capability : OF_A_SHOP) {
      table.row(
          words(capability),
          choice ->
              cell(
                  choice.variants(),
                  CommerceChoice.Variant::setting,
                  variant -> variant.commerce().capabilities().contains(capability)));
    }
    return table.text();
  }

  private static String feeds(CommerceChoice choice) {
    return choice.variants().get(0).commerce().orders().feeds().stream()
        .map(ChangeFeed::name)
        .map(name -> name.value().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  /** Says yes for what the first, the default, can do, and names the settings of the others that can. */
  private static <V> String cell(List<V> variants, Function<V, String> setting, Predicate<V> can) {
    if (can.test(variants.get(0))) {
      return "yes";
    }
    return variants.stream()
        .filter(can)
        .findFirst()
        .map(variant -> "with `" + setting.apply(variant) + "`")
        .orElse("no");
  }

  private static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String words(Capability capability) {
    return switch (capability) {
      case MEMBER_FIND -> "members are found";
      case MEMBER_CREATE -> "members are created";
      case MEMBER_UPDATE -> "profiles are changed";
      case BALANCE_READ -> "balance is told";
      case POINTS_POST -> "signed points are posted";
      case POINTS_EARN_BY_PURCHASE -> "purchases are reported";
      case POINTS_REVERSE -> "points of an order are taken back";
      case POSTING_LOOKUP -> "a posting is looked up by its reference";
      case LEDGER_HISTORY -> "history of points";
      case REWARD_LIST -> "rewards are listed";
      case REWARD_REDEEM -> "rewards are redeemed";
      case REWARD_CANCEL -> "a redemption is undone by a call";
      case REWARD_USAGE -> "use of a reward is told";
      case CONSENT_READ -> "consent is read";
      case CONSENT_WRITE -> "consent is handed over";
      case CONSENT_PER_CHANNEL -> "consent per channel";
      case DISCOUNT_APPLY -> "discounts are put on checkouts";
      case DISCOUNT_REMOVE -> "discounts are taken off again";
      case WEBHOOKS -> "webhooks are received";
    };
  }

  /** One column per system. */
  private static final class Table<C> {

    private final List<C> columns;
    private final List<String> lines = new ArrayList<>();

    private Table(String corner, List<C> columns, Function<C, String> title) {
      this.columns = columns;
      row(corner, title);
      lines.add("| --- ".repeat(columns.size() + 1) + "|");
    }

    private Table<C> row(String first, Function<C, String> cell) {
      lines.add(
          columns.stream()
              .map(cell)
              .collect(Collectors.joining(" | ", "| " + first + " | ", " |")));
      return this;
    }

    private String text() {
      return String.join("\n", lines) + "\n";
    }
  }
}
