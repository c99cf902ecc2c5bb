package dev.stampbook.splio.datahub;

import static dev.stampbook.splio.datahub.Written.NOW;
import static dev.stampbook.splio.datahub.Written.datahub;
import static dev.stampbook.splio.datahub.Written.nothingMore;
import static dev.stampbook.splio.datahub.Written.personal;
import static dev.stampbook.splio.datahub.Written.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.InvalidRequestException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.ProductId;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a row must not be, and what is refused while the templates of the project manager are not configured (U20). */
class DatahubRulesTest {

  private static final CardCode CARD = CardCode.of("2990001234567");
  private static final String SECRET = "hush-hush";

  @TempDir private Path directory;

  static Stream<Arguments> brokenRows() {
    return Stream.of(
        broken("email", "is missing, and so is customer_key", contact(Map.of())),
        broken(
            "email",
            "has more than 100 characters",
            contact(Map.of("email", SECRET + "x".repeat(80) + "@example.com"))),
        broken(
            "customer_key",
            "is an e-mail address that is not in lower case",
            contact(Map.of("customer_key", "Hush-Hush@example.com"))),
        broken(
            "lastname",
            "has more than 255 characters",
            contact(Map.of("customer_key", "K", "lastname", SECRET + "x".repeat(247)))),
        broken(
            "firstname",
            "has more than 255 characters",
            contact(Map.of("customer_key", "K", "firstname", SECRET + "x".repeat(247)))),
        broken(
            "firstname",
            "has more than one line",
            contact(Map.of("customer_key", "K", "firstname", SECRET + "\nx"))),
        broken(
            "lastname",
            "has more than one line",
            contact(Map.of("customer_key", "K", "lastname", SECRET + "\rx"))),
        broken(
            "lastname",
            "has more than one line",
            contact(Map.of("customer_key", "K", "lastname", SECRET + "\u2028x"))),
        broken(
            "language",
            "is none of ar, br, ca, cz, de, en, es, fr, gr, it, ja, kr, nl, pl, ru, tr, zh",
            contact(Map.of("customer_key", "K", "language", "cs"))),
        broken(
            "cellphone",
            "does not begin with 00 and the country code",
            contact(Map.of("customer_key", "K", "cellphone", "0639981234"))),
        broken("order_id", "has more than 50 characters", order("1".repeat(51), "K", "web")),
        broken("customer_key", "is missing", order("1", " ", "web")),
        broken(
            "customer_key",
            "is an e-mail address that is not in lower case",
            order("1", "Hush-Hush@example.com", "web")),
        broken("store_id", "is missing", order("1", "K", "")),
        broken("store_id", "has more than 50 characters", order("1", "K", "s".repeat(51))),
        broken(
            "order_id",
            "has more than 50 characters",
            new OrderItemRow(
                OrderId.of("1".repeat(51)),
                ProductId.of("MUG"),
                Optional.empty(),
                Optional.empty(),
                nothingMore())),
        broken(
            "customer_key",
            "is missing",
            new CardRow(Optional.of(CARD), Optional.empty(), Optional.empty(), nothingMore())),
        broken(
            "card_code",
            "is missing",
            new CardRow(
                Optional.empty(), Optional.of(personal("K")), Optional.empty(), nothingMore())),
        broken(
            "customer_key",
            "is an e-mail address that is not in lower case",
            CardRow.issue(7, Optional.empty(), Optional.of(personal("Hush-Hush@example.com")))),
        broken(
            "nq_points",
            "is zero, and so is q_points",
            new CreditRow(CARD, NOW, "why", 0, 0, nothingMore())),
        broken("context", "is missing", new CreditRow(CARD, NOW, "", 1, 0, nothingMore())),
        broken(
            "external_id",
            "has more than 128 characters",
            reward("r".repeat(129), "Name", 1, 0, Optional.empty())),
        broken(
            "name",
            "has more than 128 characters",
            reward("R", "n".repeat(129), 1, 0, Optional.empty())),
        broken("name", "is missing", reward("R", "", 1, 0, Optional.empty())),
        broken("nqp_value", "is below zero", reward("R", "Name", -1, 0, Optional.empty())),
        broken("holding_days", "is below zero", reward("R", "Name", 1, -1, Optional.empty())),
        broken(
            "monetary_value",
            "is not 0 to 100 percent",
            reward("R", "Name", 1, 0, worth(RewardRow.Unit.PERCENTAGE, "100.01"))),
        broken(
            "monetary_value",
            "is not 0 to 100 percent",
            reward("R", "Name", 1, 0, worth(RewardRow.Unit.PERCENTAGE, "-1"))),
        broken(
            "monetary_value",
            "is not above zero",
            reward("R", "Name", 1, 0, worth(RewardRow.Unit.VALUE, "0"))));
  }

  private static Arguments broken(String column, String problem, DatahubRow row) {
    return Arguments.of(row.scope().literal() + " " + column + " " + problem, column, problem, row);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRows")
  void aBrokenRowIsNamedByNumberColumnAndRuleAndNothingIsWritten(
      String name, String column, String problem, DatahubRow row) {
    DatahubRow fine = new CreditRow(CARD, NOW, "why", 1, 0, nothingMore());

    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> datahub(settings()).write(directory, "test", List.of(fine, row)));

    assertThat(refused.fields()).containsEntry(column, problem);
    assertThat(refused)
        .hasMessageStartingWith(
            "row 2 of "
                + row.scope().literal()
                + ": "
                + column
                + " "
                + problem
                + "; no file was written")
        .hasMessageNotContainingAny(SECRET, "Hush-Hush", CARD.value(), "0639981234");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theLongestAllowedValuesAreAllowed() {
    List<DatahubRow> rows =
        List.of(
            contact(Map.of("email", "x".repeat(88) + "@example.com", "lastname", "é".repeat(255))),
            contact(Map.of("customer_key", "K", "lastname", "😀".repeat(255))),
            order("1".repeat(50), "K", "s".repeat(50)),
            reward("r".repeat(128), "n".repeat(128), 0, 0, worth(RewardRow.Unit.PERCENTAGE, "100")),
            reward("R", "Name", 0, 0, worth(RewardRow.Unit.VALUE, "0.01")));

    assertThat(datahub(settings()).write(directory, "test", rows)).isNotEmpty();
  }

  @Test
  void rowsPrintNothingPersonal() {
    ContactRow row =
        contact(
            Map.of(
                "email", "hush-hush@example.com", "lastname", SECRET, "cellphone", "+33639981234"));
    BurnRow burn =
        new BurnRow(
            CARD,
            CouponCode.of("HUSH-1"),
            NOW,
            "1001",
            Optional.empty(),
            Map.of("note", personal(SECRET)));

    assertThat(row + " " + burn).doesNotContain(SECRET, "HUSH", "39981234", CARD.value());
  }

  @Test
  void usesAndGrantsAreRefusedUntilTheirColumnsAreConfigured() {
    BurnRow burn =
        new BurnRow(CARD, CouponCode.of("SAVE-1"), NOW, "1001", Optional.empty(), nothingMore());
    EarnRow earn =
        new EarnRow(CARD, RewardId.of("R10"), Optional.empty(), NOW, "1001", nothingMore());

    assertThat(lacking(settings(), burn)).isEqualTo("splio.datahub.column.burnreward.card-code");
    assertThat(
            lacking(
                settings().column(DatahubScope.BURN_REWARD, DatahubFact.CARD_CODE, "card"), burn))
        .isEqualTo("splio.datahub.column.burnreward.code");
    assertThat(lacking(settings(), earn)).isEqualTo("splio.datahub.column.earnreward.card-code");
    assertThat(
            lacking(
                settings().column(DatahubScope.EARN_REWARD, DatahubFact.CARD_CODE, "card"), earn))
        .isEqualTo("splio.datahub.column.earnreward.reward");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aColumnNobodyConfiguredIsNeverInvented() {
    OrderItemRow item =
        new OrderItemRow(
            OrderId.of("1001"),
            ProductId.of("MUG"),
            Optional.empty(),
            Optional.of(CARD),
            nothingMore());
    CreditRow more = new CreditRow(CARD, NOW, "why", 1, 0, Map.of("shop", personal("web")));

    assertThat(lacking(settings(), item)).isEqualTo("splio.datahub.column.ordersitems.card-code");
    assertThat(lacking(settings().columns(DatahubScope.CONTACTS, "shop"), more))
        .isEqualTo("splio.datahub.columns.creditpoints");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aColumnIsFilledOnce() {
    DatahubSettings.Builder settings = settings().columns(DatahubScope.CREDIT_POINTS, "context");
    CreditRow twice = new CreditRow(CARD, NOW, "why", 1, 0, Map.of("context", personal("because")));

    assertThatThrownBy(() -> datahub(settings).write(directory, "test", List.of(twice)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("row 1 of creditpoints: context is filled twice");
  }

  @Test
  void withoutAUniverseNothingIsWritten() {
    assertThat(
            lacking(
                DatahubSettings.builder(), new CreditRow(CARD, NOW, "why", 1, 0, nothingMore())))
        .isEqualTo("splio.datahub.universe");
  }

  @Test
  void aColumnNameThatCannotStandInAHeaderIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings().columns(DatahubScope.CONTACTS, "a;b"))
        .withMessageStartingWith("splio.datahub.columns.contacts ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings().column(DatahubScope.BURN_REWARD, DatahubFact.CODE, ""))
        .withMessageStartingWith("splio.datahub.column.burnreward.code ");
  }

  private String lacking(DatahubSettings.Builder settings, DatahubRow row) {
    return catchThrowableOfType(
            UnsupportedCapabilityException.class,
            () -> datahub(settings).write(directory, "test", List.of(row)))
        .setting()
        .orElseThrow();
  }

  private static ContactRow contact(Map<String, String> values) {
    return new ContactRow(
        Optional.ofNullable(values.get("email")).map(EmailAddress::of),
        Optional.ofNullable(values.get("customer_key")).map(Written::personal),
        Optional.ofNullable(values.get("lastname")).map(Written::personal),
        Optional.ofNullable(values.get("firstname")).map(Written::personal),
        Optional.ofNullable(values.get("language")),
        Optional.ofNullable(values.get("cellphone")).map(PhoneNumber::of),
        nothingMore());
  }

  private static OrderRow order(String id, String key, String store) {
    return new OrderRow(
        OrderId.of(id),
        personal(key),
        Optional.empty(),
        store,
        Optional.empty(),
        Optional.empty(),
        nothingMore());
  }

  private static RewardRow reward(
      String id, String name, long price, long holding, Optional<RewardRow.Worth> worth) {
    return new RewardRow(
        RewardId.of(id),
        name,
        worth,
        price,
        Optional.empty(),
        Optional.empty(),
        holding,
        nothingMore());
  }

  private static Optional<RewardRow.Worth> worth(RewardRow.Unit unit, String value) {
    return Optional.of(new RewardRow.Worth(unit, new BigDecimal(value)));
  }
}
