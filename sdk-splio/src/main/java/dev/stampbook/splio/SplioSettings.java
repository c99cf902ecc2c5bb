package dev.stampbook.splio;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.splio.api.SearchEncoding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** The settings of {@link Splio.Builder}, where each is described. */
record SplioSettings(
    long program,
    SplioEarning earning,
    SplioCardCodes cardCodes,
    SplioKeyHolds keyHolds,
    Optional<String> customerIdField,
    SearchEncoding search,
    SplioZones zones,
    LookupSchedule lookups,
    Credit credit,
    Orders orders,
    Rewards rewards,
    Map<ConsentChannel, List<Long>> lists,
    OptIn optIn,
    int maxPages) {

  /** What is known of the credit call (U1, U2). */
  record Credit(Finality finality, Negative negative) {

    enum Finality {
      FINAL,
      NOT_FINAL
    }

    enum Negative {
      REFUSED,
      ALLOWED
    }
  }

  /** How orders are reported. */
  record Orders(
      Optional<String> store,
      String prefix,
      Set<SplioOrderAmount> includes,
      SplioRefundQuantity refundQuantity,
      SplioUnitPriceSign refundSign,
      Optional<String> refundOfField,
      String unnamedProduct) {}

  /** How rewards are read and stocked. */
  record Rewards(
      CurrencyUnit currency,
      Map<RewardField, String> names,
      int batch,
      SplioStockTopUp topUp,
      SplioPatchSpelling patchSpelling) {}

  /** Which act of a person puts them on a list. */
  enum OptIn {
    BY_OPT_IN,
    BY_CONFIRMATION
  }

  boolean negativeCredit() {
    return credit.negative() == Credit.Negative.ALLOWED;
  }
}
