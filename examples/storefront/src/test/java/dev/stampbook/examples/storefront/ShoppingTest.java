package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
      String goods = page.locator("tbody td.number").nth(1).innerText().replaceAll("[$,]", "");
      String points =
          new BigDecimal(goods)
              .setScale(0, RoundingMode.DOWN)
              .toPlainString(); // one for every 1.00
      assertThat(page.locator(".points")).hasText(points);
      assertThat(page.locator("pre.explained")).containsText("rounded down: " + points + " points");

      ada.toCheckout(2);
      assertThat(page.locator(".points")).hasText(points);
      page.locator(".rewards form button").first().click();
      assertThat(ada.told()).containsText("is on your checkout");
      assertThat(page.locator("tr.discount")).hasCount(1);
      ada.pay();
      assertThat(page.locator(".rewards li")).hasCount(1);
    }
  }
}
