package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the basket to the order, whatever people do with their browsers. */
@ExtendWith(Chromium.class)
class PayingTest {

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
  void theOrderShowsItsPointsAndHowTheyCameAbout() {
    Shopper ada = shop.withPointsFrom(20);
    assertThat(ada.page.locator(".points")).hasText("199");
    assertThat(ada.page.locator("pre.explained")).containsText("199.8 rounded down: 199 points");
    ada.page.navigate("/account");
    assertThat(ada.page.locator(".points")).hasText("199");
    assertThat(ada.page.locator("a[href^='/orders/']")).hasCount(1);
  }

  @Test
  void theBasketCanBeChangedAndEmptied() {
    Page page = shop.visitor().newPage();
    page.navigate("/");
    page.locator(".grid button").first().click();
    assertThat(page.locator("p.notice")).containsText("is in the basket");
    page.getByLabel("Quantity of").fill("7");
    page.getByText("Change").click();
    assertThat(page.locator("tbody td.number").nth(1)).hasText("$69.93");
    assertThat(page.getByText("Basket (7)")).isVisible();
    page.getByLabel("Quantity of").fill("0");
    page.getByText("Change").click();
    assertThat(page.getByText("Nothing in it yet.")).isVisible();
  }

  @Test
  void checkoutAsksForTheLoginFirst() {
    Page page = shop.visitor().newPage();
    page.navigate("/");
    page.locator(".grid button").first().click();
    page.getByText("Go to checkout").click();
    assertThat(page.locator("p.notice")).hasText("Please log in first.");
    assertThat(page.getByText("Basket (1)")).isVisible();
  }

  @Test
  void goingBackAfterPayingAndPayingAgainIsOneOrder() {
    Shopper ada = shop.registered();
    ada.answerNo();
    ada.toCheckout(2);
    ada.pay();
    String order = ada.order();
    ada.page.goBack();
    if (ada.payButton().count() > 0) { // the page from the browser's own memory
      ada.payButton().click();
      ada.at("/orders/" + order);
      assertThat(ada.told()).containsText("paid already");
    } else {
      assertThat(ada.told()).containsText("no open checkout");
    }
    assertThat(ordersOf(ada)).containsExactly(order);
  }

  @Test
  void thePaymentSentTwiceAtOnceIsOneOrder() {
    Shopper ada = shop.registered();
    ada.answerNo();
    ada.toCheckout(2);
    @SuppressWarnings("unchecked")
    List<String> pages =
        (List<String>)
            ada.page
                .locator("form[action='/checkout/place']")
                .evaluate(
                    "async form => {"
                        + " const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});"
                        + " const answers = await Promise.all([send(), send()]);"
                        + " return answers.map(answer => new URL(answer.url).pathname); }");
    assertThat(pages).hasSize(2).allMatch(path -> path.startsWith("/orders/"));
    assertThat(pages.stream().distinct()).hasSize(1);
    assertThat(ordersOf(ada)).hasSize(1);
  }

  /** No mouse anywhere: every control is reached by Tab and used by Enter. */
  @Test
  void theWholeCheckoutWorksByKeyboard() {
    Shopper ada = shop.withPointsFrom(15);
    Page page = ada.page;
    page.navigate("/");
    tabTo(page, page.locator(".grid button").first());
    page.keyboard().press("Enter");
    ada.at("/basket");
    tabTo(page, ada.button("Go to checkout"));
    page.keyboard().press("Enter");
    ada.at("/checkout");
    tabTo(page, ada.button("Use 5 off your order"));
    page.keyboard().press("Enter");
    assertThat(page.locator("tr.discount")).hasCount(1);
    tabTo(page, ada.payButton());
    page.keyboard().press("Enter");
    ada.at("/orders/[^/?]+");
    assertThat(ada.told()).hasText("Thank you for your order.");
  }

  private static void tabTo(Page page, Locator control) {
    control.waitFor();
    for (int stops = 0; stops < 60; stops++) {
      page.keyboard().press("Tab");
      if ((Boolean) control.evaluate("element => element === document.activeElement")) {
        assertThat(outline(control)).as("the focus can be seen").isNotEqualTo("none");
        return;
      }
    }
    throw new AssertionError("the keyboard never reaches " + control);
  }

  private static String outline(Locator control) {
    return (String) control.evaluate("element => getComputedStyle(element).outlineStyle");
  }

  private static List<String> ordersOf(Shopper shopper) {
    shopper.page.navigate("/account");
    return shopper.page.locator("a[href^='/orders/']").allInnerTexts().stream()
        .map(text -> text.replace("Order ", ""))
        .toList();
  }
}
