package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.FaultPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The loyalty provider answers nothing: the shop sells, rewards say so, and the points come later. */
@ExtendWith(Chromium.class)
class ProviderDownTest {

  private static final int MORE_THAN_THE_TEST_CALLS = 300;

  @TempDir private Path folder;

  @Test
  void theShopSellsAndThePointsComeLater(Browser browser) {
    try (TestShop shop = TestShop.open(browser, Pairing.SMILE_BIGCOMMERCE, folder)) {
      Shopper ada = shop.withPointsFrom(15);
      FaultPlan smile = shop.shop.emulated().sandbox().faults("smile");
      breakDown(smile);
      ada.toCheckout(10);
      assertThat(ada.page.locator("p.problem"))
          .containsText("Rewards are not available right now.");
      assertThat(ada.page.locator("p.problem")).containsText("you can still buy");
      ada.payButton().click();
      ada.at("/orders/[^/?]+");
      assertThat(ada.told()).hasText("Thank you for your order.");
      String order = ada.page.url();
      ada.page.navigate("/account");
      assertThat(ada.page.getByText("Your points cannot be shown right now. They are safe."))
          .isVisible();

      smile.dropScript();
      ada.page.navigate(order);
      ada.untilReloadShows(ada.page.locator(".points", new Page.LocatorOptions().setHasText("99")));
      ada.page.navigate("/account");
      ada.untilReloadShows(
          ada.page.locator(".points", new Page.LocatorOptions().setHasText("248")));
    }
  }

  /** Breaks every path of the API, whatever its depth, for more calls than this test makes. */
  private static void breakDown(FaultPlan plan) {
    for (String method : List.of("GET", "POST", "PUT")) {
      for (String path :
          List.of(
              "/customers",
              "/customers/*",
              "/points_transactions",
              "/points_transactions/*",
              "/points_products",
              "/points_products/*",
              "/points_products/*/purchase",
              "/reward_fulfillments",
              "/reward_fulfillments/*")) {
        for (int calls = 0; calls < MORE_THAN_THE_TEST_CALLS; calls++) {
          plan.next(method, path, Fault.SERVER_ERROR_BEFORE);
        }
      }
    }
  }
}
