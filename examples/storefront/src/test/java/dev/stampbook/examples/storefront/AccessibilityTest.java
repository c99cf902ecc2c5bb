package dev.stampbook.examples.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every page: each control has a name, the order of focus is the order on the page, headings and colours suffice (WCAG 2.2 AA). */
@ExtendWith(Chromium.class)
class AccessibilityTest {

  private static final String NAMELESS_CONTROLS =
      "[...document.querySelectorAll('input:not([type=hidden]), button, select, textarea, a')]"
          + ".filter(one => !(one.labels && one.labels.length) && !one.getAttribute('aria-label') && !one.textContent.trim())"
          + ".map(one => one.outerHTML)";

  private static final String REORDERED_BY_TABINDEX =
      "[...document.querySelectorAll('[tabindex]')].filter(one => one.tabIndex > 0).map(one => one.outerHTML)";

  private static final String REPEATED_IDS =
      "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at)";

  private static final String TABLES_WITHOUT_HEADINGS =
      "[...document.querySelectorAll('table')].filter(one => !one.querySelector('th')).map(one => one.outerHTML)";

  /** Relative luminance and contrast as WCAG 2.2 defines them; 4.5 for text, 3 for large or bold larger text. */
  private static final String TOO_PALE =
      """
      (() => {
        const rgb = colour => colour.match(/[0-9.]+/g).map(Number);
        const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        const behind = element => {
          for (let at = element; at; at = at.parentElement) {
            const colour = rgb(getComputedStyle(at).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour;
          }
          return [255, 255, 255];
        };
        const pale = [];
        for (const element of document.querySelectorAll('body *')) {
          const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
          if (!own || !element.offsetParent) continue;
          const style = getComputedStyle(element);
          const [light, dark] = [luminance(rgb(style.color)), luminance(behind(element))].sort((a, b) => b - a);
          const contrast = (light + 0.05) / (dark + 0.05);
          const size = parseFloat(style.fontSize);
          const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
          if (contrast < (large ? 3 : 4.5)) pale.push(element.outerHTML + ' ' + contrast.toFixed(2));
        }
        return pale;
      })()
      """;

  private static final String WIDER_THAN_A_PHONE =
      "document.documentElement.scrollWidth > 360 ? ['' + document.documentElement.scrollWidth] : []";

  @TempDir private Path folder;

  @Test
  void everyPageCanBeUsedByEverybody(Browser browser) {
    try (TestShop shop = TestShop.open(browser, Pairing.SMILE_BIGCOMMERCE, folder)) {
      List<String> looked = new ArrayList<>();
      Page stranger = shop.visitor().newPage();
      look(
          stranger,
          looked,
          "/",
          "/login",
          "/register",
          "/mailbox",
          "/basket",
          "/nowhere",
          "/staff");
      Shopper ada = shop.registered();
      look(ada.page, looked, "/consent");
      ada.answerNo();
      ada.buy(15);
      look(ada.page, looked, "/account", "/orders/" + ada.order());
      ada.toCheckout(2);
      ada.press("Use 5 off your order");
      look(ada.page, looked, "/basket", "/checkout", "/mailbox");
      stranger.navigate("/staff");
      stranger.getByLabel("Staff password").fill(stranger.locator("#staff-hint code").innerText());
      stranger.getByText("Open the back office").click();
      look(stranger, looked, "/staff", "/staff/redemptions", "/staff/audit", "/staff/consent");
      assertThat(looked).hasSize(17);
    }
  }

  private static void look(Page page, List<String> looked, String... paths) {
    for (String path : paths) {
      page.setViewportSize(1000, 760);
      page.navigate(path);
      assertThat(page.title()).as(path).endsWith("Fern & Field");
      assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo("en");
      assertThat(page.locator("h1").count()).as("main headings of " + path).isEqualTo(1);
      assertThat(page.locator("main").count()).as(path).isEqualTo(1);
      none(page, path, NAMELESS_CONTROLS);
      none(page, path, REORDERED_BY_TABINDEX);
      none(page, path, REPEATED_IDS);
      none(page, path, TABLES_WITHOUT_HEADINGS);
      none(page, path, TOO_PALE);
      Screenshots.take(page, "page" + path.replaceAll("[0-9]+", "n").replace('/', '-'));
      page.setViewportSize(360, 740);
      none(page, path, WIDER_THAN_A_PHONE);
      Screenshots.narrow(page, "narrow" + path.replaceAll("[0-9]+", "n").replace('/', '-'));
      looked.add(path);
    }
  }

  private static void none(Page page, String path, String faults) {
    assertThat((List<?>) page.evaluate(faults)).as(path + ": " + faults).isEmpty();
  }
}
