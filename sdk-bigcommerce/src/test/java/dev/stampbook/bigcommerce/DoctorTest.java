package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.bigcommerce.DoctorReport.Finding;
import dev.stampbook.bigcommerce.DoctorReport.Verdict;
import dev.stampbook.sandbox.bigcommerce.ApiAccount;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoctorTest {

  @Test
  void aHealthyStoreHasNoProblemsAndNothingIsWritten() {
    try (TestStore store = new TestStore(5)) {
      DoctorReport report = store.builder().build().doctor();

      assertThat(report.isHealthy()).as(report.toString()).isTrue();
      assertThat(report.findings())
          .filteredOn(finding -> finding.check().startsWith("scope"))
          .hasSize(8)
          .allMatch(finding -> finding.verdict() == Verdict.OK);
      assertThat(verdict(report, "clock")).isEqualTo(Verdict.OK);
      assertThat(message(report, "quota")).contains("1000000 calls per 30000 ms");
      assertThat(verdict(report, "webhooks")).isEqualTo(Verdict.WARNING);
      assertThat(store.server.calls().byOperation().keySet())
          .allMatch(call -> call.startsWith("GET"));
      assertThat(store.calls()).isLessThan(20);
    }
  }

  @Test
  void missingScopesAreNamedWithTheFeatureThatNeedsThem() {
    ApiAccount poor =
        new ApiAccount(
            "sandbox-token", "c", "s", Set.of("store_v2_orders_read_only", "store_v2_information"));
    try (TestStore store = new TestStore(5, List.of(poor))) {
      DoctorReport report = store.builder().build().doctor();

      assertThat(report.isHealthy()).isFalse();
      assertThat(report.findings())
          .filteredOn(finding -> finding.verdict() == Verdict.PROBLEM)
          .extracting(Finding::check)
          .containsExactlyInAnyOrder(
              "scope store_v2_transactions_read_only",
              "scope store_v2_customers_read_only",
              "scope store_v2_marketing_read_only",
              "scope store_checkout_read_only",
              "scope store_cart_read_only",
              "scope store_channel_settings_read_only");
      assertThat(message(report, "scope store_v2_customers_read_only")).contains("consent");
    }
  }

  @Test
  void aWrongClockIsAWarning() {
    try (TestStore store = new TestStore(5)) {
      DoctorReport report =
          store.builder().clock(() -> TestStore.NOW.plus(Duration.ofMinutes(7))).build().doctor();

      assertThat(verdict(report, "clock")).isEqualTo(Verdict.WARNING);
      assertThat(message(report, "clock")).contains("420 s");
    }
  }

  private static Verdict verdict(DoctorReport report, String check) {
    return find(report, check).verdict();
  }

  private static String message(DoctorReport report, String check) {
    return find(report, check).message();
  }

  private static Finding find(DoctorReport report, String check) {
    return report.findings().stream()
        .filter(finding -> finding.check().equals(check))
        .findFirst()
        .orElseThrow();
  }
}
