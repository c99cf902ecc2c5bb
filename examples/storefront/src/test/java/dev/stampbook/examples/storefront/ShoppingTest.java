package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From registering to the points of an order and a reward at the next checkout, on every pairing. */
@ExtendWith(Chromium.class)
class ShoppingTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Pairing.class)
  void anOrderEarnsPointsAndAReward(Pairing pairing, Browser browser) {
    try (TestShop shop = TestShop.open(browser, pairing, folder)) {
      Shopper ada = shop.withPointsFrom(20);
      Page page = ada.page;
      assertThat(page.locator(".points")).hasText("199");
      assertThat(page.locator("pre.explained")).containsText("199.8 rounded down: 199 points");

      ada.toCheckout(2);
      assertThat(page.locator(".points")).hasText("199");
      page.locator(".rewards form button").first().click();
      assertThat(ada.told()).containsText("is on your checkout");
      assertThat(page.locator("tr.discount")).hasCount(1);
      ada.pay();
      assertThat(page.locator(".rewards li")).hasCount(1);
    }
  }
}
