package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.examples.storefront.web.ChromiumCapture;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The picture of the consent step, taken by a browser of the server's own. */
@ExtendWith(Chromium.class)
class EvidencePictureTest {

  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");

  @TempDir private Path folder;

  @Test
  void theEvidenceHoldsThePageAsItWasSent(Browser browser) throws IOException {
    try (TestShop shop =
        TestShop.open(
            browser,
            Pairing.SMILE_BIGCOMMERCE,
            folder,
            ChromiumCapture.with(program(browser), Duration.ofMinutes(2)))) {
      Shopper ada = shop.registered();
      ada.page.getByLabel("E-mails to").check();
      Screenshots.take(ada.page, "consent-step");
      ada.page
          .getByText("Save my choice")
          .click(new com.microsoft.playwright.Locator.ClickOptions().setTimeout(150_000));
      assertThat(ada.page.locator("p.notice")).hasText("Your choice is saved.");

      ConsentExport export =
          shop.shop
              .registry()
              .export(MemberIdentity.builder().email(EmailAddress.of(ada.email)).build())
              .orElseThrow();
      Matcher picture = PICTURE.matcher(export.html());
      assertThat(picture.find()).isTrue();
      var image =
          ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
      assertThat(image.getWidth()).isEqualTo(900);
      assertThat(image.getHeight()).isEqualTo(1100);
      assertThat(colours(image))
          .as("colours on the picture: a page, not an empty one")
          .isGreaterThan(20);
    }
  }

  private static Path program(Browser browser) {
    BrowserType type = browser.browserType();
    return Chromium.installed().orElseGet(() -> Path.of(type.executablePath()));
  }

  private static long colours(java.awt.image.BufferedImage image) {
    return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
        .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()))
        .distinct()
        .count();
  }
}
