package dev.stampbook.examples.storefront;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.examples.storefront.web.PageCapture;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop with emulated systems and windows of a real browser before it. */
final class TestShop implements AutoCloseable {

  /** A picture of one pixel: a browser per form would take most of a test's time; one test takes real ones. */
  static final byte[] ONE_PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  final ExampleShop shop;
  private final Browser browser;
  private final AtomicInteger people = new AtomicInteger();

  private TestShop(ExampleShop shop, Browser browser) {
    this.shop = shop;
    this.browser = browser;
  }

  static TestShop open(Browser browser, Pairing pairing, Path folder) {
    return open(browser, pairing, folder, page -> Optional.of(ONE_PIXEL.clone()));
  }

  /** Opens a shop whose program goes by this clock. */
  static TestShop open(Browser browser, Pairing pairing, Path folder, InstantSource clock) {
    PageCapture capture = page -> Optional.of(ONE_PIXEL.clone());
    return new TestShop(
        ExampleShop.open(pairing, folder.resolve("stampbook.db"), 0, capture, clock), browser);
  }

  static TestShop open(Browser browser, Pairing pairing, Path folder, PageCapture capture) {
    return new TestShop(
        ExampleShop.open(pairing, folder.resolve("stampbook.db"), 0, capture), browser);
  }

  /** Returns a browser of somebody the shop has never seen; everything in it shares one visit. */
  BrowserContext visitor() {
    return visitor(new Browser.NewContextOptions());
  }

  BrowserContext visitor(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setBaseURL(shop.url()));
    context.setDefaultTimeout(Chromium.LONGEST_WAIT);
    return context;
  }

  /** Returns a browser whose owner has registered, confirmed the address and not yet answered the consent step. */
  Shopper registered() {
    return named("Ada Example " + (people.get() + 1));
  }

  /** Returns somebody of this name at the consent step. */
  Shopper named(String name) {
    Shopper shopper = new Shopper(visitor().newPage(), name, people.incrementAndGet());
    shopper.register();
    shopper.confirm();
    return shopper;
  }

  /** Returns a member whose one order holds so many units of the first product: 9.99 each, one point for every 1.00. */
  Shopper withPointsFrom(int units) {
    Shopper shopper = registered();
    shopper.answerNo();
    shopper.buy(units);
    return shopper;
  }

  @Override
  public void close() {
    browser.contexts().forEach(BrowserContext::close);
    shop.close();
  }
}
