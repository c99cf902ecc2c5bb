package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rewards at the checkout on Smile and BigCommerce: "5 off your order" costs 100 points. */
@ExtendWith(Chromium.class)
class RewardsTest {

  private static final String FIVE_OFF = "5 off your order";

  @TempDir private static Path folder;
  private static TestShop shop;

  @BeforeAll
  static void open(Browser browser) {
    shop = TestShop.open(browser, Pairing.SMILE_BIGCOMMERCE, folder);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void aRewardIsALineInTheTotalsAndIsUsedUpByTheOrder() {
    Shopper ada = shop.withPointsFrom(15);
    ada.toCheckout(2);
    Screenshots.take(ada.page, "checkout-before");
    String before = ada.page.locator("tr.total td").innerText();
    ada.press("Use " + FIVE_OFF);
    assertThat(ada.told()).hasText("\"" + FIVE_OFF + "\" is on your checkout.");
    assertThat(ada.page.locator("tr.discount")).containsText("-$5.00");
    assertThat(ada.page.locator("tr.total td")).not().hasText(before);
    assertThat(ada.page.locator(".points")).hasText("49");
    Screenshots.take(ada.page, "checkout");
    ada.pay();
    assertThat(ada.page.getByText(FIVE_OFF + " for 100 points")).isVisible();
    Screenshots.take(ada.page, "explanation");
  }

  @Test
  void aRewardNobodyCanAffordSaysSoAndHasNoButton() {
    Shopper ada = shop.withPointsFrom(5);
    ada.toCheckout(2);
    Locator offer = offer(ada, FIVE_OFF);
    assertThat(offer.locator(".why")).containsText("points");
    assertThat(offer.locator("button")).hasCount(0);
  }

  /** Smile takes no issued code back, so a reward taken off the checkout stays the customer's and costs nothing again. */
  @Test
  void aRewardTakenOffIsOfferedAgain() {
    Shopper ada = shop.withPointsFrom(15);
    ada.toCheckout(2);
    ada.press("Use " + FIVE_OFF);
    assertThat(ada.page.locator("tr.discount")).hasCount(1);
    ada.press("Take " + FIVE_OFF + " off");
    assertThat(ada.page.locator("tr.discount")).hasCount(0);
    assertThat(ada.page.locator(".points")).hasText("49");

    ada.toCheckout(3);
    ada.press("Use " + FIVE_OFF + " here");
    assertThat(ada.page.locator("tr.discount")).containsText("-$5.00");
    assertThat(ada.page.locator(".points")).hasText("49");
  }

  /** 149 points, two tabs, both ask for 100 of them at the same moment. */
  @Test
  void twoTabsAtOnceAreOneRedemptionAndOneRefusal() {
    Shopper one = shop.withPointsFrom(15);
    one.toCheckout(2);
    Shopper other = one.anotherTab();
    other.page.navigate("/checkout");

    clickWithoutWaiting(one.page, "Use " + FIVE_OFF);
    clickWithoutWaiting(other.page, "Use " + FIVE_OFF);
    assertThat(one.told()).isVisible();
    assertThat(other.told()).isVisible();

    String told = one.told().innerText() + " / " + other.told().innerText();
    assertThat(told).contains("\"" + FIVE_OFF + "\" is on your checkout.");
    assertThat(told.replace("\"" + FIVE_OFF + "\" is on your checkout.", ""))
        .as("the refusal, in words")
        .matches("(?s).*[a-z]{4}.*");
    one.page.navigate("/checkout");
    assertThat(one.page.locator("tr.discount")).hasCount(1);
    assertThat(one.page.locator("tr.discount")).containsText("-$5.00");
    assertThat(one.page.locator(".points")).hasText("49");
  }

  @Test
  void theSameFormSentTwiceIsOneRedemption() {
    Shopper ada = shop.withPointsFrom(25);
    ada.toCheckout(2);
    Locator form = ada.button("Use " + FIVE_OFF).locator("xpath=..");
    int status =
        (Integer)
            form.evaluate(
                "async form => {"
                    + " const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});"
                    + " const [one, other] = await Promise.all([send(), send()]);"
                    + " return Math.max(one.status, other.status); }");
    assertThat(status).isEqualTo(200);
    ada.page.reload();
    assertThat(ada.page.locator("tr.discount")).hasCount(1);
    assertThat(ada.page.locator("tr.discount")).containsText("-$5.00");
    assertThat(ada.page.locator(".points")).hasText("149");
  }

  @Test
  void aRewardOfAnAbandonedCheckoutIsNotLost() {
    Shopper ada = shop.withPointsFrom(15);
    ada.toCheckout(2);
    ada.press("Use " + FIVE_OFF);
    assertThat(ada.page.locator("tr.discount")).hasCount(1);
    ada.page.navigate("/account");
    assertThat(ada.page.getByText(FIVE_OFF + " for 100 points")).isVisible();
    ada.toCheckout(4);
    ada.press("Use " + FIVE_OFF + " here");
    ada.pay();
    assertThat(ada.page.getByText(FIVE_OFF + " for 100 points")).isVisible();
    assertThat(shop.shop.program().redemptions().in(RedemptionState.NEEDS_REVIEW, 10)).isEmpty();
  }

  private static Locator offer(Shopper shopper, String name) {
    return shopper
        .page
        .locator(".rewards li")
        .filter(
            new Locator.FilterOptions()
                .setHas(shopper.page.getByText(name, new Page.GetByTextOptions().setExact(true))));
  }

  private static void clickWithoutWaiting(Page page, String button) {
    page.evaluate(
        "name => { const found = document.querySelector(`button[aria-label=\"${name}\"]`);"
            + " setTimeout(() => found.click(), 0); }",
        button);
  }
}
