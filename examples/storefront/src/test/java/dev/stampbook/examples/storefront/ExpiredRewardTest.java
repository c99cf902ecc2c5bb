package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A reward that was left on an abandoned checkout until its code expired. */
@ExtendWith(Chromium.class)
class ExpiredRewardTest {

  @TempDir private Path folder;

  @Test
  void anExpiredRewardIsRefusedInWordsAndTheOrderGoesOn(Browser browser) {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    InstantSource clock = () -> Instant.now().plus(ahead.get());
    try (TestShop shop = TestShop.open(browser, Pairing.SPLIO_BIGCOMMERCE, folder, clock)) {
      Shopper ada = shop.withPointsFrom(15);
      ada.toCheckout(2);
      ada.press("Use 5 off your order");
      assertThat(ada.page.locator("tr.discount")).hasCount(1);
      ada.toCheckout(3);
      ahead.set(Duration.ofDays(1_000));

      ada.press("Use 5 off your order here");
      assertThat(ada.told()).hasText("This reward has expired.");
      assertThat(ada.page.locator("tr.discount")).hasCount(0);
      ada.payButton().click();
      ada.at("/orders/.*");
      assertThat(ada.told()).hasText("Thank you for your order.");
    }
  }
}
