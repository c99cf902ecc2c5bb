package dev.stampbook.examples.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stampbook.examples.storefront.systems.Pairing;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What staff sees and does. */
@ExtendWith(Chromium.class)
class BackOfficeTest {

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
  void aPartialRefundTakesItsPointsBack() {
    Shopper ada = shop.withPointsFrom(20);
    String order = ada.order();
    Page staff = staff();
    Locator card = card(staff, order);
    assertThat(card).containsText("199 points posted");
    card.getByLabel("Units of").fill("5");
    card.getByText("Refund", new Locator.GetByTextOptions().setExact(true)).last().click();
    assertThat(staff.locator("p.notice")).hasText("Refunded; the points follow.");
    assertThat(card(staff, order).locator("td.number").nth(1)).hasText("5");

    ada.page.navigate("/orders/" + order);
    ada.untilReloadShows(ada.page.locator(".points", text("149")));
    assertThat(ada.page.locator("pre.explained")).containsText("-50 points, posted");
    assertThat(ada.page.getByText("(5 refunded)")).isVisible();
    ada.page.navigate("/account");
    assertThat(ada.page.locator(".points")).hasText("149");
  }

  @Test
  void moreThanIsLeftCannotBeRefunded() {
    Shopper ada = shop.withPointsFrom(3);
    Page staff = staff();
    Locator card = card(staff, ada.order());
    Locator units = card.getByLabel("Units of");
    units.evaluate("input => { input.removeAttribute('max'); input.value = 4; }");
    card.getByText("Refund", new Locator.GetByTextOptions().setExact(true)).last().click();
    assertThat(staff.locator("p.notice")).hasText("Of this line, 1 to 3 can be refunded.");
    assertThat(card(staff, ada.order()).locator("td.number").nth(1)).hasText("0");
  }

  @Test
  void redemptionsAndAuditShowWhatHappened() {
    Shopper ada = shop.withPointsFrom(15);
    String first = ada.order();
    ada.toCheckout(2);
    ada.press("Use 5 off your order");
    ada.pay();
    String second = ada.order();

    Page staff = staff();
    staff.navigate("/staff/redemptions");
    Locator row = staff.locator("tbody tr", text("5 off your order")).first();
    assertThat(row).containsText("100");
    staff.waitForCondition(
        () -> {
          boolean used =
              staff
                      .locator("tbody tr", text(second))
                      .filter(new Locator.FilterOptions().setHasText("consumed"))
                      .count()
                  > 0;
          if (!used) {
            staff.reload();
          }
          return used;
        },
        new Page.WaitForConditionOptions().setTimeout(Chromium.LONGEST_WAIT));

    staff.navigate("/staff/audit");
    assertThat(staff.locator("tbody tr", text(first)).first()).isVisible();
    assertThat(staff.locator("tbody tr", text("sdk:v1:main:order:" + first + ":1")).first())
        .containsText("149");
  }

  @Test
  void theConsentPageProvesTheChainAndShowsAPersonsEvidence() {
    Shopper ada = shop.registered();
    ada.page.getByLabel("E-mails to").check();
    ada.press("Save my choice");
    ada.at("/account");
    Page staff = staff();
    staff.navigate("/staff/consent");
    assertThat(staff.getByText("is as it was written")).isVisible();
    ada.page.navigate("/account");
    staff.getByLabel("Customer number").fill(number(ada));
    staff
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the evidence"))
        .click();
    assertThat(staff.getByText(ada.email).first()).isVisible();
    assertThat(staff.locator("img[src^='data:image/png']")).hasCount(1);
  }

  @Test
  void nobodyUnknownIsExported() {
    Page staff = staff();
    staff.navigate("/staff/consent/export?customer=999999");
    assertThat(staff.getByText("There is no such page.")).isVisible();
  }

  /** Logs in as the page itself tells. */
  private static Page staff() {
    Page page = shop.visitor().newPage();
    page.navigate("/staff");
    page.getByLabel("Staff password").fill(page.locator("#staff-hint code").innerText());
    page.getByText("Open the back office").click();
    assertThat(page.getByText("Orders of this shop")).isVisible();
    return page;
  }

  private static Locator card(Page staff, String order) {
    return staff.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName("Order " + order).setExact(true));
  }

  private static String number(Shopper shopper) {
    return shopper.page.locator("#customer-number").innerText();
  }

  private static Page.LocatorOptions text(String value) {
    return new Page.LocatorOptions().setHasText(value);
  }
}
