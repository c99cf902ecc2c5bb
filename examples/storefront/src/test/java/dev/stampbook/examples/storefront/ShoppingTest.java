package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From registering to the points of an order and a reward at the next checkout, on every pairing. */
class ShoppingTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Pairing.class)
  void anOrderEarnsPointsAndAReward(Pairing pairing) {
    try (BrowserShop browser = BrowserShop.open(pairing, folder);
        BrowserContext visitor = browser.visitor()) {
      Page page = browser.registered(visitor, "Ada Example", "ada@example.com", "+13125550101");
      assertThat(page.getByLabel("Text messages to")).not().isChecked();
      assertThat(page.getByLabel("E-mails to")).not().isChecked();
      BrowserShop.button(page, "Save my choice").click();
      page.waitForURL("**/account");

      BrowserShop.toCheckout(page, 20);
      BrowserShop.pay(page);
      assertThat(page.locator(".points")).hasText("199");
      assertThat(page.locator("pre.explained")).containsText("199.8 rounded down: 199 points");

      BrowserShop.toCheckout(page, 2);
      assertThat(page.locator(".points")).hasText("199");
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/checkout.png")));
      page.locator(".rewards form button").first().click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("is on your checkout");
      assertThat(page.locator("tr.discount")).hasCount(1);
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/checkout2.png")));
      BrowserShop.pay(page);
      assertThat(page.locator(".rewards li")).hasCount(1);
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/order.png")));
    }
  }
}
