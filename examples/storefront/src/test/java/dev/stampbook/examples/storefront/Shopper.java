package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.regex.Pattern;

/** Somebody at a browser window, who does what the pages offer. */
final class Shopper {

  static final String PASSWORD = "long-enough-password";

  final Page page;
  final String name;
  final String email;
  final String phone;

  Shopper(Page page, String name, int number) {
    this.page = page;
    this.name = name;
    this.email = "ada" + number + "@example.com";
    this.phone = "+131255501" + String.format(Locale.ROOT, "%02d", number);
  }

  Shopper(Page page, String name, String email, String phone) {
    this.page = page;
    this.name = name;
    this.email = email;
    this.phone = phone;
  }

  /** The same person at another window. */
  Shopper(Page page, Shopper same) {
    this.page = page;
    this.name = same.name;
    this.email = same.email;
    this.phone = same.phone;
  }

  /** Opens another tab of the same browser. */
  Shopper anotherTab() {
    return new Shopper(page.context().newPage(), this);
  }

  /** Logs in from another browser. */
  Shopper elsewhere(BrowserContext browser) {
    Shopper there = new Shopper(browser.newPage(), this);
    there.logIn(email, PASSWORD);
    return there;
  }

  void register() {
    page.navigate("/register");
    page.getByLabel("Name").fill(name);
    page.getByLabel("E-mail").fill(email);
    page.getByLabel("Mobile phone").fill(phone);
    page.getByLabel("Password").fill(PASSWORD);
    press("Register");
    at("/mailbox");
  }

  void confirm() {
    page.navigate("/mailbox");
    page.locator("article", new Page.LocatorOptions().setHasText(email))
        .getByRole(AriaRole.LINK)
        .first()
        .click();
    at("/consent");
  }

  void answerNo() {
    press("Save my choice");
    at("/account");
  }

  void logIn(String as, String password) {
    page.navigate("/login");
    page.getByLabel("E-mail").fill(as);
    page.getByLabel("Password").fill(password);
    press("Log in");
  }

  /** Puts so many of the first product into the basket and goes to the checkout. */
  void toCheckout(int quantity) {
    page.navigate("/");
    page.locator(".grid button").first().click();
    page.getByLabel("Quantity of").fill(Integer.toString(quantity));
    press("Change");
    assertThat(page.getByLabel("Quantity of")).hasValue(Integer.toString(quantity));
    press("Go to checkout");
    at("/checkout");
  }

  void pay() {
    payButton().click();
    at("/orders/[^/?]+");
    untilPointsAreThere();
  }

  Locator payButton() {
    return page.locator("form[action='/checkout/place'] button");
  }

  void buy(int quantity) {
    toCheckout(quantity);
    pay();
  }

  /** Reloads an order's page until its points are worked out, as a shopper would. */
  void untilPointsAreThere() {
    untilReloadShows(page.getByText("points earned with this order"));
  }

  void untilReloadShows(Locator sought) {
    page.waitForCondition(
        () -> {
          boolean there = sought.count() > 0;
          if (!there) {
            page.reload();
          }
          return there;
        },
        new Page.WaitForConditionOptions().setTimeout(Chromium.LONGEST_WAIT));
  }

  void press(String button) {
    button(button).click();
  }

  Locator button(String title) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(title).setExact(true));
  }

  /** Waits until the window shows this page of the shop, whatever is behind the path. */
  void at(String path) {
    page.waitForURL(Pattern.compile("http://[^/]+" + path + "([?].*)?"));
  }

  /** Returns the sentence that the step before left for this page. */
  Locator told() {
    return page.locator("p.notice");
  }

  /** Returns the number of the order whose page is open. */
  String order() {
    return page.url().replaceAll(".*/orders/([^/?]+).*", "$1");
  }
}
