package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.ProductId;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.Standing;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.splio.SplioEmulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splio by a settings file where its rules compute the points. */
class SplioCommandTest {

  private static final Instant PLACED = Instant.parse("2026-02-04T09:15:00Z");

  @TempDir private Path folder;

  /** Goods of 20.00 with 4.00 tax, shipping of 3.00 with 0.60 tax (sheet section 14, U8). */
  @ParameterizedTest(name = "setting: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                            | 27.60 | 24.00",
        "splio.order.total-includes = tax, shipping    | 27.60 | 24.00",
        "splio.order.total-includes = Shipping,Tax     | 27.60 | 24.00",
        "splio.order.total-includes = tax              | 24.00 | 24.00",
        "splio.order.total-includes = shipping         | 23.00 | 20.00",
        "splio.order.total-includes = none             | 20.00 | 20.00"
      })
  void orderTotalsIncludeWhatTheirSettingSays(String setting, String total, String line)
      throws IOException {
    SplioEmulator emulator = SplioEmulator.builder().unlimitedQuota().build();
    emulator.universe().addMember("ada@example.com", "", "Ada", "Example", "");
    long contact = emulator.universe().contactNumber("ada@example.com").orElseThrow();
    try (Sandbox sandbox = Sandbox.builder().add(emulator).start()) {
      LoyaltyProvider splio =
          configured("splio.url = " + sandbox.url("splio") + "\n" + setting, emulator);

      splio.points().post(order(MemberId.of(Long.toString(contact))));

      JsonNode sent = emulator.universe().order("SO-5001").orElseThrow();
      assertThat(sent.path("total_price").decimalValue()).isEqualByComparingTo(total);
      assertThat(sent.path("products").path(0).path("total_line_amount").decimalValue())
          .isEqualByComparingTo(line);
      assertThat(sent.path("tax_amount").decimalValue()).isEqualByComparingTo("4.60");
      assertThat(sandbox.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"taxes", "tax, none", "tax,", "true"})
  void anotherAmountIsAnsweredWithThoseThereAre(String amounts) {
    assertThatThrownBy(() -> settings("splio.order.total-includes = " + amounts))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(
            "splio.order.total-includes is tax, shipping, both with a comma between, or none");
  }

  private LoyaltyProvider settings(String more) throws IOException {
    return configured(more, SplioEmulator.builder().build());
  }

  private LoyaltyProvider configured(String more, SplioEmulator emulator) throws IOException {
    Path file = folder.resolve("shop.properties");
    Files.writeString(
        file,
        String.join(
            "\n",
            "splio.key = " + emulator.credentials().get("api_key"),
            "splio.program = " + emulator.universe().programId(),
            "splio.earning = rules",
            "splio.store = web",
            more));
    SplioChoice choice = new SplioChoice();
    return choice.configured(Settings.read(file, Map.of(), choice.settings()));
  }

  private static Posting order(MemberId member) {
    Order order =
        Order.builder(
                OrderId.of("SO-5001"),
                new OrderVersion(1),
                OrderState.COMPLETED,
                CurrencyUnit.EUR,
                PLACED)
            .line(
                new OrderLine(
                    LineId.of("1"),
                    OrderLine.Kind.GOODS,
                    Optional.of(ProductId.of("SKU-1")),
                    Set.of(),
                    BigDecimal.ONE,
                    eur("20.00"),
                    eur("4.00"),
                    Map.of()))
            .shipping(new Taxed(eur("3.00"), eur("0.60")))
            .build();
    PointsQuote quote =
        PointsCalculator.quote(
            order,
            PointsPolicy.perUnit(1).termsFor(order, BigDecimal.ONE).orElseThrow(),
            Standing.EARNING);
    return new Posting(
        PostingReference.of("sdk:v1:main:order:SO-5001:1"),
        member,
        20,
        PostingReason.ORDER,
        "Order SO-5001",
        Optional.of(new Posting.Purchase(order, quote, 0)));
  }

  private static BigMoney eur(String amount) {
    return BigMoney.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }

  @Test
  void theSampleNamesEverySettingOfSplioAndNoOther() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String line :
        Files.readAllLines(Path.of("..", "docs", "splio.properties"), StandardCharsets.UTF_8)) {
      String setting = line.replaceFirst("^#", "");
      if (setting.matches("splio\\.[a-z0-9.-]+ =.*")) {
        named.add(setting.substring(0, setting.indexOf(' ')));
      }
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(new SplioChoice().settings());
  }
}
