package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A master reward (sheet section 16, D6).
 *
 * @param reward at most 128 characters
 * @param name at most 128 characters
 * @param worth what it takes off; empty when it is not monetary
 * @param price cost in spendable points, from 0
 * @param description plain description, one line
 * @param richDescription description with markup, one line
 * @param holdingDays days until a grant can be used, from 0
 * @param more configured columns beside these
 */
public record RewardRow(
    RewardId reward,
    String name,
    Optional<Worth> worth,
    long price,
    Optional<String> description,
    Optional<String> richDescription,
    long holdingDays,
    Map<String, PersonalText> more)
    implements DatahubRow {

  /**
   * What a monetary reward takes off.
   *
   * @param unit percent or euros
   * @param value 0 to 100 percent, or more than 0 euros
   */
  public record Worth(Unit unit, BigDecimal value) {}

  /** What a worth is counted in: {@code monetary_type} as files know it. */
  public enum Unit {
    /** Percent of the order. */
    PERCENTAGE,
    /** Money, in euros (D6). */
    VALUE
  }

  public RewardRow {
    more = Map.copyOf(more);
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.MASTER_REWARD;
  }

  @Override
  public void fill(Cells cells) {
    cells.required("external_id", reward.value(), Rule.atMost(128));
    cells.required("name", name, Rule.atMost(128));
    cells.required("monetary", worth.isPresent() ? "1" : "0");
    cells.given("monetary_type", worth.map(one -> one.unit().name().toLowerCase(Locale.ROOT)));
    cells.given("monetary_value", worth.map(one -> Cells.number(one.value())));
    worth.flatMap(RewardRow::problem).ifPresent(what -> cells.problem("monetary_value", what));
    cells.required("nqp_value", Long.toString(price), Rule.NOT_NEGATIVE);
    cells.given("description", description);
    cells.given("rich_description", richDescription);
    cells.required("holding_days", Long.toString(holdingDays), Rule.NOT_NEGATIVE);
  }

  /** Section 15.6: 0 to 100 percent, or a value above 0. */
  private static Optional<String> problem(Worth worth) {
    return switch (worth.unit()) {
      case PERCENTAGE ->
          worth.value().signum() < 0 || worth.value().compareTo(BigDecimal.valueOf(100)) > 0
              ? Optional.of("is not 0 to 100 percent")
              : Optional.empty();
      case VALUE ->
          worth.value().signum() > 0 ? Optional.empty() : Optional.of("is not above zero");
    };
  }
}
