package dev.stampbook.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.http.Done;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.leat.api.AutomationRun;
import dev.stampbook.leat.api.Contact;
import dev.stampbook.leat.api.ContactIdentifier;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.Order;
import dev.stampbook.leat.api.OrderRequest;
import dev.stampbook.leat.api.Promotion;
import dev.stampbook.leat.api.Reward;
import dev.stampbook.leat.api.Unit;
import dev.stampbook.leat.api.Voucher;
import dev.stampbook.leat.api.WebhookSubscription;
import dev.stampbook.leat.api.WithAttributes;
import dev.stampbook.sandbox.leat.LeatReward;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The endpoints that no service uses, over real HTTP; the requests are checked against the description. */
class EndpointsTest {

  private final EmulatedLeat sandbox = new EmulatedLeat();
  private final LeatApi api = sandbox.leat().api();
  private final String contact = sandbox.account.addContact("ada@example.com");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static PersonalText text(String value) {
    return PersonalText.of(value);
  }

  @Test
  void contactsAreListedCreatedMergedAndDeleted() {
    assertThat(api.account().ping()).isEqualTo(Done.DONE);
    String fast =
        api.contacts()
            .createContactAsync(new Contact.Create(text("grace@example.com"), Optional.empty()))
            .data()
            .uuid();
    assertThat(api.contacts().findOrCreateContactAsync(text("grace@example.com")).data().uuid())
        .isEqualTo(fast);
    assertThat(
            api.contacts()
                .listContacts(Optional.of(2), Optional.of(1))
                .data()
                .orElseThrow()
                .get(0)
                .uuid())
        .isEqualTo(fast);
    assertThat(api.contacts().getPrepaidBalance(contact).data().balanceInCents()).isZero();
    assertThat(api.contacts().getContactTier(contact).data()).isEmpty();
    assertThatThrownBy(
            () ->
                api.contacts()
                    .createContact(new Contact.Create(text("ada@example.com"), Optional.empty())))
        .isExactlyInstanceOf(ConflictException.class);
    assertThat(api.contacts().mergeContacts(new Contact.Merge(fast, contact))).isEqualTo(Done.DONE);
    api.contacts().deleteContact(contact, new Contact.Delete(OpenEnum.of(Contact.DeleteType.GDPR)));
    assertThatThrownBy(() -> api.contacts().getContact(contact))
        .isExactlyInstanceOf(NotFoundException.class);
    assertThat(
            api.contacts()
                .listReferrals(Optional.empty(), Optional.empty(), Optional.of(30), Optional.of(1))
                .data())
        .contains(List.of());
    assertThat(api.contacts().listSubscriptionTypes().data()).contains(List.of());
  }

  @Test
  void identifiersAreDeleted() {
    PersonalText value = text("card-1");
    api.contacts()
        .createContactIdentifier(
            new ContactIdentifier.Create(value, Optional.empty(), Optional.of("Card")));
    api.contacts().linkContactIdentifier(new ContactIdentifier.Link(value, contact));
    api.contacts().deleteContactIdentifier(value);

    assertThatThrownBy(() -> api.contacts().findContactIdentifier(value))
        .isExactlyInstanceOf(NotFoundException.class);
  }

  @Test
  void theLedgerHasRulesAReversalAndAPreview() {
    String shop = sandbox.account.shopUuid();
    assertThat(api.ledger().listShops().data().orElseThrow().get(0).uuid()).isEqualTo(shop);
    assertThat(api.ledger().getShop(shop).data().type()).contains("web");
    assertThat(api.ledger().listUnits().data().orElseThrow().get(0).name())
        .isEqualTo("purchase_amount");
    assertThat(
            api.ledger()
                .createUnit(
                    new Unit.Create("visits", "Visits", Optional.of(false), Optional.empty()))
                .data()
                .createdAt())
        .isPresent();
    assertThat(api.ledger().getLoyaltyProgram().data().maxAmount()).contains(100_000L);
    assertThat(api.ledger().listTiers().data().orElseThrow()).hasSize(1);
    assertThat(api.ledger().listPerks().data()).contains(List.of());
    BigDecimal value = new BigDecimal("121.40");
    assertThat(
            api.ledger()
                .calculateCredits(shop, value, Optional.of(contact), Optional.empty())
                .data()
                .credits())
        .isEqualTo(121);
    WithAttributes<LoyaltyTransaction> made =
        api.ledger()
            .createCreditReception(
                new WithAttributes<>(
                    new LoyaltyTransaction.Create(
                        shop,
                        contact,
                        Optional.empty(),
                        Optional.of(value),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                    Map.of()))
            .data();
    assertThat(made.object().credits()).isEqualTo(121);
    assertThat(api.ledger().reverseCreditReception(made.object().uuid()).data().object().credits())
        .isEqualTo(-121);
  }

  @Test
  void rewardsAreChangedAndCollected() {
    sandbox.account.adjust(contact, 100);
    String reward = sandbox.account.addReward(LeatReward.physical("Tea", 10, Map.of()));
    assertThat(
            api.rewards()
                .updateReward(
                    reward,
                    new WithAttributes<>(
                        new Reward.Update(
                            Optional.of("Green tea"), Optional.empty(), Optional.of(20L)),
                        Map.of("discount_type", "free_product")))
                .data()
                .attributes())
        .containsEntry("discount_type", "free_product");
    assertThat(api.rewards().getReward(reward).data().object().requiredCredits()).contains(20L);
    LoyaltyTransaction claimed =
        api.rewards()
            .createRewardReception(
                new LoyaltyTransaction.Claim(
                    contact, reward, sandbox.account.shopUuid(), Optional.empty()))
            .data()
            .object();
    assertThat(api.rewards().listCollectableRewards(contact).data().orElseThrow()).hasSize(1);
    assertThat(api.rewards().collectReward(claimed.uuid()).data().hasBeenCollected())
        .contains(true);
    assertThat(api.rewards().listCollectableRewards(contact).data()).contains(List.of());
    assertThat(api.rewards().reverseRewardReception(claimed.uuid()).data().object().credits())
        .isEqualTo(20);
  }

  @Test
  void aVoucherIsHeldReleasedUsedAndMadeGoodAgain() {
    Promotion promotion =
        api.vouchers()
            .createPromotion(
                new Promotion.Create(
                    "Spring", "In spring", Optional.empty(), Optional.empty(), Optional.empty()))
            .data();
    assertThat(api.vouchers().getPromotion(promotion.uuid()).data().name()).contains("Spring");
    Voucher.Create ours =
        new Voucher.Create(
            promotion.uuid(),
            Optional.of("OURS-1"),
            Optional.of(contact),
            Optional.of(sandbox.system.clock().instant().plus(Duration.ofDays(1))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Voucher made = api.vouchers().createVoucher(ours).data();
    assertThatThrownBy(() -> api.vouchers().createVoucher(ours))
        .isExactlyInstanceOf(ConflictException.class);
    assertThat(api.vouchers().findVoucher("OURS-1").data().uuid()).isEqualTo(made.uuid());

    Voucher.Lock lock = api.vouchers().lockVoucher(made.uuid()).data().lock();
    assertThatThrownBy(() -> api.vouchers().lockVoucher(made.uuid()))
        .isExactlyInstanceOf(ConflictException.class);
    api.vouchers().releaseVoucher(made.uuid(), new Voucher.Release(lock.releaseKey()));
    Voucher.Lock again = api.vouchers().lockVoucher(made.uuid()).data().lock();
    Voucher.Redeem blind =
        new Voucher.Redeem("OURS-1", Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> api.vouchers().redeemVoucher(blind))
        .isExactlyInstanceOf(ConflictException.class);
    assertThat(
            api.vouchers()
                .redeemVoucher(
                    new Voucher.Redeem(
                        "OURS-1",
                        Optional.empty(),
                        Optional.of(again.releaseKey()),
                        Optional.of(sandbox.account.shopUuid())))
                .data()
                .isRedeemed())
        .contains(true);
    assertThatThrownBy(() -> api.vouchers().redeemVoucher(blind))
        .isExactlyInstanceOf(ConflictException.class);
    api.vouchers().reverseVoucher(made.uuid());
    assertThat(
            api.vouchers()
                .redeemVoucherSeveralTimes(
                    new Voucher.MultiRedeem("OURS-1", 1, sandbox.account.shopUuid()))
                .data()
                .voucherRedemptions())
        .hasSize(1);
    Voucher.Update off =
        new Voucher.Update(Optional.of(OpenEnum.of(Voucher.Status.DEACTIVATED)), Optional.empty());
    api.vouchers().updateVoucherByShortPath(made.uuid(), off);
    assertThat(api.vouchers().updateVoucher(made.uuid(), off).data().status().orElseThrow().raw())
        .isEqualTo("DEACTIVATED");
    assertThatThrownBy(() -> api.vouchers().redeemVoucher(blind))
        .isExactlyInstanceOf(InvalidRequestException.class);
    api.vouchers().createVoucherBatch(new Voucher.CreateBatch(promotion.uuid(), 40));
    assertThat(
            api.vouchers()
                .listVouchers(
                    Optional.of(promotion.uuid()),
                    Optional.empty(),
                    Optional.of("ACTIVE"),
                    Optional.empty(),
                    Optional.of(2))
                .data()
                .orElseThrow())
        .hasSize(10);
  }

  @Test
  void webhooksAndAutomationsAreManaged() {
    WebhookSubscription made =
        api.account()
            .createWebhookSubscription(
                new WebhookSubscription.Create(
                    "Contacts",
                    "contact_updated",
                    "https://shop.example.com/hook",
                    Optional.empty()))
            .data();
    api.account()
        .updateWebhookSubscription(
            made.uuid(),
            new WebhookSubscription.Update(
                Optional.empty(),
                Optional.empty(),
                Optional.of(OpenEnum.of(WebhookSubscription.Status.INACTIVE)),
                Optional.of(List.of("email"))));
    assertThat(
            api.account()
                .getWebhookSubscription(made.uuid())
                .data()
                .status()
                .orElseThrow()
                .is(WebhookSubscription.Status.INACTIVE))
        .isTrue();
    api.account().deleteWebhookSubscription(made.uuid());
    assertThat(api.account().listWebhookSubscriptions(Optional.empty(), Optional.empty()).data())
        .contains(List.of());
    assertThat(api.account().listAutomations().data()).contains(List.of());
    assertThat(api.account().runAutomation(new AutomationRun(contact, "a-1", Optional.empty())))
        .isEqualTo(Done.DONE);
  }

  @Test
  void anOrderIsCreatedWithoutBeingProcessedAndChanged() {
    OrderRequest request =
        new OrderRequest(
            "100234",
            Optional.empty(),
            OpenEnum.of(Order.Status.PENDING),
            OpenEnum.of(Order.PaymentStatus.UNPAID),
            500,
            Optional.empty(),
            Optional.empty(),
            Optional.of("EUR"),
            Optional.empty(),
            Optional.empty(),
            new OrderRequest.Key(contact),
            new OrderRequest.Key(sandbox.account.shopUuid()),
            List.of(
                new OrderRequest.Line(
                    "1",
                    "Tea",
                    BigDecimal.ONE,
                    500,
                    500,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Order made = api.orders().createOrder(request).data().order();
    assertThatThrownBy(() -> api.orders().createOrder(request))
        .isExactlyInstanceOf(InvalidRequestException.class);

    assertThat(
            api.orders()
                .updateOrder(
                    made.uuid(),
                    new Order.Update(
                        Optional.of(OpenEnum.of(Order.Status.COMPLETED)),
                        Optional.of(OpenEnum.of(Order.PaymentStatus.PAID))))
                .data()
                .status()
                .orElseThrow()
                .is(Order.Status.COMPLETED))
        .isTrue();
  }
}
