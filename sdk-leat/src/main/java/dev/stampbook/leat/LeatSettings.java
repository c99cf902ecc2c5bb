package dev.stampbook.leat;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.points.LookupSchedule;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** What {@link Leat.Builder} was told, for the services. */
record LeatSettings(
    LeatEarning earning,
    String shopUuid,
    String referenceAttribute,
    String orderAttribute,
    String orderPrefix,
    OrdersDialect ordersDialect,
    LeatNegativeBalance negativeBalance,
    LookupSchedule lookups,
    DateFilter dateFilter,
    int maxPages,
    Duration connectorWindow,
    String customerIdPrefix,
    String posIdPrefix,
    Map<ConsentChannel, LeatSubscription> subscriptions,
    RewardAttributes rewardAttributes) {

  /** Whether Leat is asked for entries from a time on. */
  enum DateFilter {
    OFF,
    AT_SERVER
  }

  /** The names of the reward attributes that say what a reward is worth, and the currency of amounts. */
  record RewardAttributes(
      String type, String value, String product, Optional<CurrencyUnit> currency) {}
}
