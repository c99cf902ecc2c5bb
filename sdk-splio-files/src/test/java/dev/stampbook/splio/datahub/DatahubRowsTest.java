package dev.stampbook.splio.datahub;

import static dev.stampbook.splio.datahub.Written.NOW;
import static dev.stampbook.splio.datahub.Written.datahub;
import static dev.stampbook.splio.datahub.Written.nothingMore;
import static dev.stampbook.splio.datahub.Written.personal;
import static dev.stampbook.splio.datahub.Written.settings;
import static dev.stampbook.splio.datahub.Written.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.ProductId;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file per scope, as the sheet describes it (section 16, item 9), written here by hand. */
class DatahubRowsTest {

  private static final CardCode CARD = CardCode.of("2990001234567");

  @TempDir private Path directory;

  @Test
  void contacts() {
    ContactRow ada =
        new ContactRow(
            Optional.of(EmailAddress.of("Ada@Example.com")),
            Optional.of(personal("K-1")),
            Optional.of(personal("Lovelace; née Byron")),
            Optional.of(personal("Ada \"A\"")),
            Optional.of("fr"),
            Optional.of(PhoneNumber.of("+33 6 39 98 12 34")),
            nothingMore());

    assertThat(write(settings(), ada))
        .containsExactly(
            """
            email;customer_key;lastname;firstname;language;cellphone
            ada@example.com;K-1;"Lovelace; née Byron";"Ada ""A\""";fr;0033639981234
            """);
  }

  @Test
  void orders() {
    OrderRow order =
        new OrderRow(
            OrderId.of("1001"),
            personal("ada@example.com"),
            Optional.of(CARD),
            "web",
            Optional.of(NOW),
            Optional.of(Money.parse("EUR 59.90")),
            nothingMore());
    OrderRow refund =
        new OrderRow(
            OrderId.of("1001-R1"),
            personal("ada@example.com"),
            Optional.of(CARD),
            "web",
            Optional.of(NOW.plusSeconds(61)),
            Optional.of(Money.parse("EUR -9.90")),
            nothingMore());

    assertThat(write(settings(), order, refund))
        .containsExactly(
            """
            order_id;customer_key;card_code;store_id;order_date;total_amount;currency
            1001;ada@example.com;2990001234567;web;2026-01-31 18:30:00;59.90;EUR
            1001-R1;ada@example.com;2990001234567;web;2026-01-31 18:31:01;-9.90;EUR
            """);
  }

  @Test
  void orderItemsKeepAnEmptyPriceInItsColumn() {
    assertThat(
            write(
                settings(),
                item(Optional.of(new BigDecimal("1E+1")), Optional.empty()),
                item(Optional.empty(), Optional.empty())))
        .containsExactly("order_id;product_id;unit_price\n1001;MUG;10\n1001;MUG;\n");
  }

  @Test
  void orderItemsCarryTheCardWhereTheTemplateHasAColumnForIt() {
    DatahubSettings.Builder settings =
        settings().column(DatahubScope.ORDERS_ITEMS, DatahubFact.CARD_CODE, "card");

    assertThat(
            write(
                settings,
                item(Optional.of(new BigDecimal("10.50")), Optional.of(CARD)),
                item(Optional.of(BigDecimal.ONE), Optional.empty())))
        .containsExactly(
            "order_id;product_id;unit_price;card\n1001;MUG;10.50;2990001234567\n1001;MUG;1;\n");
  }

  private static OrderItemRow item(Optional<BigDecimal> price, Optional<CardCode> card) {
    return new OrderItemRow(OrderId.of("1001"), ProductId.of("MUG"), price, card, nothingMore());
  }

  @Test
  void newCardsAndKnownCardsGoToDifferentFilesBecauseTheProgramIsAColumnOfNewOnesOnly() {
    assertThat(
            write(
                settings(),
                CardRow.issue(7, Optional.of(CARD), Optional.of(personal("K-1"))),
                CardRow.link(CARD, personal("K-2")),
                CardRow.issue(7, Optional.empty(), Optional.of(personal("K-3"))),
                CardRow.issue(7, Optional.of(CardCode.of("2990007654321")), Optional.empty())))
        .containsExactly(
            "card_code;customer_key;id_program\n2990001234567;K-1;7\n;K-3;7\n2990007654321;;7\n",
            "card_code;customer_key\n2990001234567;K-2\n");
  }

  @Test
  void creditsTakePointsBackUnderTheReferenceOfThePosting() {
    Posting posting =
        new Posting(
            PostingReference.of("sdk:v1:demo:order:1001:2"),
            MemberId.of("12"),
            -40,
            PostingReason.ORDER,
            "Order 1001",
            Optional.empty());

    assertThat(
            write(
                settings(),
                CreditRow.of(posting, CARD, NOW),
                new CreditRow(CARD, NOW, "welcome", 0, 15, nothingMore())))
        .containsExactly(
            """
            card_code;credit_date;context;nq_points;q_points
            2990001234567;2026-02-01 00:30:00;sdk:v1:demo:order:1001:2;-40;0
            2990001234567;2026-02-01 00:30:00;welcome;0;15
            """);
  }

  @Test
  void masterRewards() {
    RewardRow tenPercent =
        new RewardRow(
            RewardId.of("R10"),
            "Ten percent",
            Optional.of(new RewardRow.Worth(RewardRow.Unit.PERCENTAGE, new BigDecimal("10"))),
            500,
            Optional.of("10 % off"),
            Optional.of("<b>10 %</b>"),
            1,
            nothingMore());
    RewardRow mug =
        new RewardRow(
            RewardId.of("MUG"),
            "A mug",
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            nothingMore());

    assertThat(write(settings(), tenPercent, mug))
        .containsExactly(
            """
            external_id;name;monetary;monetary_type;monetary_value;nqp_value;description;rich_description;holding_days
            R10;Ten percent;1;percentage;10;500;10 % off;<b>10 %</b>;1
            """,
            "external_id;name;monetary;nqp_value;holding_days\nMUG;A mug;0;0;0\n");
  }

  @Test
  void usesOfRewardsFollowTheTemplate() {
    DatahubSettings.Builder template =
        settings()
            .column(DatahubScope.BURN_REWARD, DatahubFact.CARD_CODE, "card")
            .column(DatahubScope.BURN_REWARD, DatahubFact.CODE, "voucher")
            .column(DatahubScope.BURN_REWARD, DatahubFact.AT, "used_on")
            .column(DatahubScope.BURN_REWARD, DatahubFact.REFERENCE, "order")
            .column(DatahubScope.BURN_REWARD, DatahubFact.STORE, "shop");

    assertThat(
            write(
                template,
                new BurnRow(
                    CARD,
                    CouponCode.of("SAVE-1"),
                    NOW,
                    "1001",
                    Optional.of("paris"),
                    nothingMore()),
                new BurnRow(
                    CARD, CouponCode.of("SAVE-2"), NOW, "1002", Optional.empty(), nothingMore())))
        .containsExactly(
            """
            card;voucher;used_on;order;shop
            2990001234567;SAVE-1;2026-02-01 00:30:00;1001;paris
            2990001234567;SAVE-2;2026-02-01 00:30:00;1002;
            """);
  }

  @Test
  void aFactWithoutColumnIsLeftOut() {
    DatahubSettings.Builder template =
        settings()
            .column(DatahubScope.EARN_REWARD, DatahubFact.CARD_CODE, "card")
            .column(DatahubScope.EARN_REWARD, DatahubFact.REWARD, "reward")
            .column(DatahubScope.EARN_REWARD, DatahubFact.CODE, "voucher");

    assertThat(
            write(
                template,
                new EarnRow(
                    CARD,
                    RewardId.of("R10"),
                    Optional.of(CouponCode.of("SAVE-1")),
                    NOW,
                    "1001",
                    nothingMore()),
                new EarnRow(
                    CARD, RewardId.of("MUG"), Optional.empty(), NOW, "1002", nothingMore())))
        .containsExactly("card;reward;voucher\n2990001234567;R10;SAVE-1\n2990001234567;MUG;\n");
  }

  @Test
  void valuesThatWereNotGivenNeverBecomeEmptyOnes() {
    assertThat(write(settings(), key("K-1", "Ada"), key("K-2", ""), key("K-3", "Grace")))
        .containsExactly("customer_key;firstname\nK-1;Ada\nK-3;Grace\n", "customer_key\nK-2\n");
  }

  @Test
  void configuredColumnsComeBehindTheKnownOnesInTheOrderOfTheirNames() {
    ContactRow row =
        new ContactRow(
            Optional.empty(),
            Optional.of(personal("K-1")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("shoe_size", personal("38"), "city", personal("Paris")));

    assertThat(write(settings().columns(DatahubScope.CONTACTS, "shoe_size", "city", "unused"), row))
        .containsExactly("customer_key;city;shoe_size\nK-1;Paris;38\n");
  }

  @Test
  void everyScopeHasAFileOfItsOwn() {
    assertThat(write(settings(), key("K-1", ""), CardRow.link(CARD, personal("K-1"))))
        .containsExactly("customer_key\nK-1\n", "card_code;customer_key\n2990001234567;K-1\n");
  }

  private static ContactRow key(String key, String firstname) {
    return new ContactRow(
        Optional.empty(),
        Optional.of(personal(key)),
        Optional.empty(),
        Optional.of(personal(firstname)).filter(name -> !name.value().isEmpty()),
        Optional.empty(),
        Optional.empty(),
        nothingMore());
  }

  private List<String> write(DatahubSettings.Builder settings, DatahubRow... rows) {
    return texts(datahub(settings).write(directory, "test", Arrays.asList(rows)));
  }
}
