package dev.stampbook.examples.storefront;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Takes pictures of pages into {@code target/screenshots}; those of the README are copies from there in {@code docs/images}. */
final class Screenshots {

  private Screenshots() {}

  /** Takes the whole page as a desk's screen shows it. */
  static void take(Page page, String name) {
    page.setViewportSize(1000, 760);
    save(page, name);
  }

  /** Takes the whole page as a phone shows it. */
  static void narrow(Page page, String name) {
    page.setViewportSize(360, 740);
    save(page, name);
  }

  private static void save(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
