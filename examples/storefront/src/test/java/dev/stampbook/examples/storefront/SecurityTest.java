package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who means no good. */
@ExtendWith(Chromium.class)
class SecurityTest {

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/logout",
        "/register",
        "/consent",
        "/account/options",
        "/account/reconfirm",
        "/account/deactivate",
        "/basket",
        "/basket/quantity",
        "/checkout",
        "/checkout/place",
        "/checkout/reward",
        "/checkout/reward/again",
        "/checkout/reward/remove",
        "/staff/login",
        "/staff/refund"
      })
  void aFormWithoutTheTokenOfTheVisitIsRefused(String path) {
    BrowserContext visitor = shop.visitor();
    assertThat(post(visitor, path, FormData.create()).status()).isEqualTo(403);
    FormData foreign = FormData.create().set("form_token", formToken(shop.visitor().newPage()));
    assertThat(post(visitor, path, foreign).status()).isEqualTo(403);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSitesAndRenewedByTheLogin() {
    BrowserContext visitor = shop.visitor();
    Page page = visitor.newPage();
    page.navigate("/");
    Cookie before = visitor.cookies().get(0);
    assertThat(before.httpOnly).isTrue();
    assertThat(before.sameSite).isEqualTo(SameSiteAttribute.LAX);
    assertThat(before.expires).as("ends with the browser").isEqualTo(-1);
    assertThat(page.evaluate("document.cookie")).isEqualTo("");

    Shopper ada = shop.registered();
    ada.answerNo();
    Shopper again = new Shopper(page, ada);
    again.logIn(ada.email, Shopper.PASSWORD);
    again.at("/account");
    assertThat(visitor.cookies()).hasSize(1);
    assertThat(visitor.cookies().get(0).value).isNotEqualTo(before.value);
  }

  @Test
  void pagesForbidForeignScriptsFramesAndCaches() {
    APIResponse answer = shop.visitor().request().get("/");
    assertThat(answer.headers().get("content-security-policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
    assertThat(answer.headers().get("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.headers().get("cache-control")).isEqualTo("no-store");
  }

  @Test
  void aNameIsTextWhateverItHolds() {
    Shopper eve = shop.named("<script>alert(1)</script>\"><b>Eve</b>");
    AtomicInteger popUps = new AtomicInteger();
    eve.page.onDialog(dialog -> popUps.incrementAndGet());
    eve.answerNo();
    assertThat(eve.page.locator("h1")).hasText(eve.name);
    assertThat(eve.page.locator("main b")).hasCount(0);
    eve.buy(2);
    assertThat(eve.page.locator("header")).containsText("<script>");
    assertThat(popUps).hasValue(0);
  }

  @Test
  void anOrderIsShownToItsOwnerOnly() {
    Shopper ada = shop.withPointsFrom(2);
    String order = ada.order();
    Shopper eve = shop.registered();
    assertThat(eve.page.navigate("/orders/" + order).status()).isEqualTo(404);
    assertThat(eve.page.navigate("/orders/999999").status()).isEqualTo(404);
    String foreign = eve.page.locator("main").innerText();
    eve.page.navigate("/orders/" + order);
    assertThat(eve.page.locator("main")).hasText(foreign.strip().replaceAll("\\s+", " "));
    assertThat(ada.page.navigate("/orders/" + order).status()).isEqualTo(200);
  }

  @Test
  void nobodyPaysOrTakesRewardsWithAnothersCheckout() {
    Shopper ada = shop.withPointsFrom(15);
    ada.toCheckout(2);
    ada.press("Use 5 off your order");
    assertThat(ada.page.locator("tr.discount")).hasCount(1);
    String checkout = ada.page.locator("input[name=checkout]").inputValue();
    String redemption = ada.page.locator("input[name=redemption]").inputValue();

    Shopper eve = shop.withPointsFrom(15);
    eve.toCheckout(1);
    String token = eve.page.locator("input[name=form_token]").first().inputValue();
    BrowserContext hers = eve.page.context();
    FormData stolen = FormData.create().set("form_token", token);
    assertThat(
            post(hers, "/checkout/reward/remove", copy(token).set("redemption", redemption)).text())
        .contains("There is no such reward on your checkout.");
    assertThat(
            post(hers, "/checkout/reward/again", copy(token).set("redemption", redemption)).text())
        .contains("You hold no such reward.");
    assertThat(post(hers, "/checkout/place", stolen.set("checkout", checkout)).text())
        .doesNotContain("Thank you for your order.");

    ada.page.reload();
    assertThat(ada.page.locator("tr.discount")).hasCount(1);
    assertThat(ada.page.locator(".points")).hasText("49");
    ada.pay();
    assertThat(ada.page.getByText("5 off your order for 100 points")).isVisible();
  }

  @Test
  void madeUpIdsAreRefusedAndDoNothing() {
    Shopper eve = shop.withPointsFrom(2);
    eve.toCheckout(1);
    String token = eve.page.locator("input[name=form_token]").first().inputValue();
    BrowserContext hers = eve.page.context();
    assertThat(post(hers, "/checkout/reward/remove", copy(token)).status()).isEqualTo(400);
    assertThat(
            post(
                    hers,
                    "/checkout/reward",
                    copy(token).set("reward", "1").set("click", "x".repeat(500)))
                .status())
        .isEqualTo(400);
    assertThat(post(hers, "/basket", copy(token).set("product", "777777")).status()).isEqualTo(404);
    assertThat(
            post(hers, "/checkout/reward", copy(token).set("reward", "777").set("click", "x1"))
                .text())
        .contains("This reward is no longer offered.");
  }

  @Test
  void theBackOfficeIsForStaffOnly() {
    Shopper eve = shop.withPointsFrom(2);
    for (String path :
        List.of(
            "/staff/redemptions",
            "/staff/audit",
            "/staff/consent",
            "/staff/consent/export?customer=1")) {
      eve.page.navigate(path);
      assertThat(eve.page.getByLabel("Staff password")).isVisible();
    }
    String token = eve.page.locator("input[name=form_token]").first().inputValue();
    FormData refund = copy(token).set("order", eve.order()).set("line", "1").set("quantity", "1");
    assertThat(post(eve.page.context(), "/staff/refund", refund).text())
        .doesNotContain("Refunded")
        .contains("Staff password");
  }

  @Test
  void registeringAnAddressTwiceTellsOnlyItsOwner() {
    Shopper ada = shop.registered();
    Shopper eve = new Shopper(shop.visitor().newPage(), ada);
    eve.register();
    assertThat(eve.told()).containsText("We have sent a letter");
    assertThat(eve.page.locator("article").first()).containsText("You have an account already");
  }

  @Test
  void anAddressThatOnlyTheCommerceSystemKnowsIsRegisteredLikeANewOne() {
    List<ShopCustomer> customers = shop.shop.emulated().shop().customers();
    String known = customers.get(2).email(); // the first two have accounts
    Shopper eve = new Shopper(shop.visitor().newPage(), "Eve", known, "+13125550199");
    eve.register();
    assertThat(eve.told()).containsText("We have sent a letter");
    eve.logIn(known, Shopper.PASSWORD);
    assertThat(eve.page.locator("p.problem")).containsText("confirm your e-mail address first");
    eve.confirm();
    eve.answerNo();
    assertThat(eve.page.locator("h1")).hasText("Eve");
  }

  @Test
  void guessingPasswordsIsStoppedAlsoForTheRightOne(Browser browser, @TempDir Path own) {
    try (TestShop guessed = TestShop.open(browser, Pairing.SMILE_BIGCOMMERCE, own)) {
      Shopper ada = guessed.registered();
      ada.answerNo();
      Shopper eve = new Shopper(guessed.visitor().newPage(), ada);
      for (int tries = 0; tries < 5; tries++) {
        eve.logIn(ada.email, "wrong-password-" + tries);
        assertThat(eve.page.locator("p.problem"))
            .hasText("E-mail and password do not fit together.");
      }
      eve.logIn(ada.email, Shopper.PASSWORD);
      assertThat(eve.page.locator("p.problem")).containsText("Too many wrong passwords.");
    }
  }

  private static APIResponse post(BrowserContext from, String path, FormData form) {
    return from.request().post(path, RequestOptions.create().setForm(form));
  }

  private static FormData copy(String token) {
    return FormData.create().set("form_token", token);
  }

  private static String formToken(Page page) {
    page.navigate("/login");
    return page.locator("input[name=form_token]").first().inputValue();
  }
}
