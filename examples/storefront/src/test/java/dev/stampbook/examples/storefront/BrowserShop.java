package dev.stampbook.examples.storefront;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.examples.storefront.web.ChromiumCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop on one pairing, with a real browser in front of it. Closing it stops both. */
final class BrowserShop implements AutoCloseable {

  static final String PASSWORD = "long-enough-password";

  private static final List<Path> INSTALLED =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  final ExampleShop shop;
  private final Playwright playwright;
  private final Browser browser;

  private BrowserShop(ExampleShop shop, Playwright playwright, Browser browser) {
    this.shop = shop;
    this.playwright = playwright;
    this.browser = browser;
  }

  static BrowserShop open(Pairing pairing, Path folder) {
    ExampleShop shop =
        ExampleShop.open(pairing, folder.resolve("stampbook.db"), 0, ChromiumCapture.installed());
    Optional<Path> installed = INSTALLED.stream().filter(Files::isExecutable).findFirst();
    Map<String, String> settings =
        installed.isPresent()
            ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            : Map.of(); // elsewhere Playwright fetches its own
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(settings));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setHeadless(true)
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    installed.ifPresent(options::setExecutablePath);
    return new BrowserShop(shop, playwright, playwright.chromium().launch(options));
  }

  /** Returns a new browser window of somebody nobody knows yet. */
  BrowserContext visitor() {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setBaseURL(shop.url()));
    context.setDefaultTimeout(20_000);
    return context;
  }

  /** Registers somebody, confirms the address and leaves the page at the consent step. */
  Page registered(BrowserContext visitor, String name, String email, String phone) {
    Page page = visitor.newPage();
    page.navigate("/register");
    page.getByLabel("Name").fill(name);
    page.getByLabel("E-mail").fill(email);
    page.getByLabel("Mobile phone").fill(phone);
    page.getByLabel("Password").fill(PASSWORD);
    button(page, "Register").click();
    page.locator("article", new Page.LocatorOptions().setHasText(email))
        .getByRole(AriaRole.LINK)
        .first()
        .click();
    page.waitForURL("**/consent");
    return page;
  }

  /** Puts so many of the first product into the basket and goes to the checkout. */
  static void toCheckout(Page page, int quantity) {
    page.navigate("/");
    page.locator(".grid button").first().click();
    page.getByLabel("Quantity of").fill(Integer.toString(quantity));
    button(page, "Change").click();
    button(page, "Go to checkout").click();
    page.waitForURL("**/checkout");
  }

  /** Pays and waits until the order's points are there. */
  static void pay(Page page) {
    page.locator("form[action='/checkout/place'] button").click();
    page.waitForURL("**/orders/*");
    untilPointsAreThere(page);
  }

  /** Reloads an order's page until its points are worked out, as a shopper would. */
  static void untilPointsAreThere(Page page) {
    for (int reloads = 0; reloads < 50; reloads++) {
      if (page.getByText("are being worked out").count() == 0) {
        return;
      }
      page.waitForTimeout(200);
      page.reload();
    }
    throw new AssertionError("the points of the order never came");
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    shop.close();
  }
}
