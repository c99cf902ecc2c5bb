package dev.stampbook.examples.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.consent.ConsentCounts;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.pos.treez.Treez;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody ticks in the shop is what the till and the provider keep. */
@ExtendWith(Chromium.class)
class TillConsentTest {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Pairing.class,
      names = {"SPRINGBIG_BLAZE", "SPRINGBIG_TREEZ"})
  void bothTicksReachTheTillAndTheProvider(Pairing pairing, Browser browser) {
    try (TestShop shop = TestShop.open(browser, pairing, folder)) {
      Shopper ada = shop.registered();
      ada.page.getByLabel("E-mails to").check();
      ada.page.getByLabel("Text messages to").check();
      ada.press("Save my choice");
      ada.at("/account");
      awaitTold(shop);

      MemberIdentity who = MemberIdentity.of(EmailAddress.of(ada.email));
      List<ConsentTarget> told = shop.shop.emulated().systems().consentTargets();
      assertThat(told).hasSize(2);
      for (ConsentTarget system : told) {
        ConsentState yes = // Treez tells only who is out
            system.name().equals(Treez.SYSTEM) ? ConsentState.UNKNOWN : ConsentState.IN;
        assertThat(system.service().read(who).states())
            .as(system.name().value())
            .containsEntry(ConsentChannel.EMAIL, yes)
            .containsEntry(ConsentChannel.SMS, yes);
      }
      assertThat(shop.shop.registry().readBack(who)).isEmpty();
    }
  }

  /** The shop tells in the background; here it is helped, so that nobody waits for its next round. */
  private static void awaitTold(TestShop shop) {
    ConsentRegistry registry = shop.shop.registry();
    long end = System.nanoTime() + LONGEST.toNanos();
    ConsentCounts counts = registry.counts();
    while (counts.records() == 0 || counts.waitingOptIns() > 0) {
      assertThat(System.nanoTime()).as("still waiting: %s", counts).isLessThan(end);
      registry.runOnce(100);
      counts = registry.counts();
    }
  }
}
