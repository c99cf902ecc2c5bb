package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Asking for consent, keeping it and taking it back, as a customer sees it and as the registry keeps it. */
@ExtendWith(Chromium.class)
class ConsentTest {

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
  void theStepShowsEmptyBoxesWithTheirWording() {
    Page page = shop.registered().page;
    assertThat(page.getByLabel("Text messages to")).not().isChecked();
    assertThat(page.getByLabel("E-mails to")).not().isChecked();
    assertThat(page.locator(".disclosure").first()).containsText("Reply STOP to stop");
    assertThat(page.locator(".disclosure").nth(1)).containsText("not a condition of any purchase");
  }

  @Test
  void boxesLeftEmptyAreNoConsent() {
    Shopper ada = shop.registered();
    ada.answerNo();
    assertThat(registry().history(identity(ada))).isEmpty();
    assertThat(state(ada, ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
  }

  @Test
  void aTickedBoxIsKeptWithWordingFormAndPicture() {
    Shopper ada = shop.registered();
    ada.page.getByLabel("E-mails to").check();
    ada.press("Save my choice");
    ada.at("/account");
    assertThat(ada.told()).hasText("Your choice is saved.");
    assertThat(ada.page.getByLabel("E-mails to")).isChecked();
    assertThat(ada.page.getByLabel("Text messages to")).not().isChecked();

    List<ConsentRecord> history = registry().history(identity(ada));
    assertThat(history).hasSize(1);
    ConsentRecord record = history.get(0);
    assertThat(record.act().action()).isEqualTo(ConsentAct.Action.OPT_IN);
    assertThat(record.act().channel()).isEqualTo(ConsentChannel.EMAIL);
    assertThat(record.form()).isPresent();
    assertThat(record.disclosure()).isPresent();
    assertThat(record.picture()).isPresent();
    assertThat(registry().verify().isIntact()).isTrue();
  }

  @Test
  void optionsOfTheAccountTurnConsentOnAndOff() {
    Shopper ada = shop.registered();
    ada.answerNo();
    ada.page.getByLabel("Text messages to").check();
    ada.press("Save my choice");
    assertThat(ada.told()).hasText("Your choice is saved.");
    assertThat(state(ada, ConsentChannel.SMS)).isEqualTo(ConsentState.IN);

    ada.page.navigate("/account");
    ada.page.getByLabel("Text messages to").uncheck();
    ada.press("Save my choice");
    assertThat(ada.told()).hasText("Your choice is saved.");
    assertThat(state(ada, ConsentChannel.SMS)).isEqualTo(ConsentState.OUT);
    assertThat(state(ada, ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
  }

  @Test
  void closingTheAccountOptsOutOfBothAndEndsTheVisit() {
    Shopper ada = shop.registered();
    ada.page.getByLabel("Text messages to").check();
    ada.page.getByLabel("E-mails to").check();
    ada.press("Save my choice");
    ada.at("/account");
    ada.press("Close my account");
    assertThat(ada.told()).containsText("Your account is closed");
    assertThat(state(ada, ConsentChannel.SMS)).isEqualTo(ConsentState.OUT);
    assertThat(state(ada, ConsentChannel.EMAIL)).isEqualTo(ConsentState.OUT);

    ada.logIn(ada.email, Shopper.PASSWORD);
    assertThat(ada.page.getByRole(AriaRole.ALERT))
        .hasText("E-mail and password do not fit together.");
  }

  /** Another browser, still logged in, is no way around a closed account. */
  @Test
  void closingTheAccountEndsItsOtherVisitsToo() {
    Shopper ada = shop.registered();
    ada.answerNo();
    Shopper phone = ada.elsewhere(shop.visitor());
    phone.at("/account");
    ada.press("Close my account");
    assertThat(ada.told()).containsText("Your account is closed");
    phone.page.reload();
    phone.at("/login");
  }

  /** The pop-up holds the keyboard: everything in it can be reached and nothing behind it. */
  @Test
  void somebodyFromBeforeTheProgramIsAskedOnceByKeyboard() {
    Page page = shop.visitor().newPage();
    page.navigate("/login");
    Locator sample = page.locator("tbody tr").first().locator("td");
    String email = sample.first().innerText();
    String password = sample.nth(1).innerText();
    page.getByLabel("E-mail").fill(email);
    page.getByLabel("Password").fill(password);
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).isVisible();
    assertThat(dialog.getByLabel("Text messages to")).not().isChecked();
    assertThat(dialog.getByLabel("E-mails to")).not().isChecked();

    assertThat(dialog.getByLabel("Text messages to")).isFocused();
    page.keyboard().press("Tab");
    assertThat(dialog.getByLabel("E-mails to")).isFocused();
    page.keyboard().press("Space");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("p.notice")).hasText("Your choice is saved.");
    assertThat(dialog).hasCount(0);

    MemberIdentity who = MemberIdentity.builder().email(EmailAddress.of(email)).build();
    assertThat(registry().state(who).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.IN);
    assertThat(registry().state(who).state(ConsentChannel.SMS)).isEqualTo(ConsentState.OUT);
    page.reload();
    assertThat(dialog).hasCount(0);
  }

  private static ConsentRegistry registry() {
    return shop.shop.registry();
  }

  private static ConsentState state(Shopper shopper, ConsentChannel channel) {
    return registry().state(identity(shopper)).state(channel);
  }

  private static MemberIdentity identity(Shopper shopper) {
    return MemberIdentity.builder().email(EmailAddress.of(shopper.email)).build();
  }
}
