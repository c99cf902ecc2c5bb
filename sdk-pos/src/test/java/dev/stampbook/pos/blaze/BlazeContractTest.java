package dev.stampbook.pos.blaze;

import dev.stampbook.Capability;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.contract.ConsentServiceContract;
import dev.stampbook.contract.DiscountApplierContract;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.contract.KnownMember;
import dev.stampbook.contract.MemberServiceContract;
import dev.stampbook.contract.OrderSourceContract;
import dev.stampbook.contract.WireCall;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.PersonName;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.sandbox.blaze.BlazeAccount;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;

/** Blaze keeps the contracts of every service it has. */
class BlazeContractTest {

  private static final String NOBODY = "b1a2e000000000040dead001";

  private static Set<ConsentChannel> agreed(TestTill till, String memberId) {
    EnumSet<ConsentChannel> agreed = EnumSet.noneOf(ConsentChannel.class);
    till.account
        .member(memberId)
        .ifPresent(
            member -> {
              if (member.path("textOptIn").asBoolean()) {
                agreed.add(ConsentChannel.SMS);
              }
              if (member.path("emailOptIn").asBoolean()) {
                agreed.add(ConsentChannel.EMAIL);
              }
            });
    return agreed;
  }

  @Nested
  class Members extends MemberServiceContract {

    private final TestTill till = new TestTill(0);
    private final Blaze blaze = till.blaze();
    private int strangers;

    @Override
    protected EmulatedSystem system() {
      return till.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return blaze.capabilities();
    }

    @Override
    protected MemberService members() {
      return blaze.members();
    }

    @Override
    protected KnownMember known() {
      String id = till.member();
      String email = till.account.member(id).orElseThrow().path("email").asText();
      return new KnownMember(MemberId.of(id), MemberIdentity.of(EmailAddress.of(email)));
    }

    @Override
    protected MemberIdentity stranger() {
      return MemberIdentity.of(EmailAddress.of("stranger" + ++strangers + "@example.com"));
    }

    @Override
    protected MemberId nobody() {
      return MemberId.of(NOBODY);
    }

    @Override
    protected long membersAtProvider(MemberIdentity identity) {
      return till.account.membersWithEmail(identity.email().orElseThrow().value());
    }

    @Override
    protected PersonName nameAtProvider(MemberId member) {
      var known = till.account.member(member.value()).orElseThrow();
      return new PersonName(known.path("firstName").asText(), known.path("lastName").asText());
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberId member) {
      return agreed(till, member.value());
    }

    @Override
    protected WireCall findCall() {
      return WireCall.get("/partner/members/email/*");
    }

    @Override
    protected List<WireCall> enrollCalls() {
      return List.of(WireCall.post("/partner/members"));
    }
  }

  @Nested
  class ConsentsOfMembers extends Consents {

    ConsentsOfMembers() {
      super(List.of(WireCall.put("/partner/members/*")));
    }

    @Override
    protected MemberIdentity person() {
      return MemberIdentity.of(MemberId.of(till.member()));
    }
  }

  /** An act goes to the member and to the online account. */
  @Nested
  class ConsentsOfConsumers extends Consents {

    ConsentsOfConsumers() {
      super(List.of(WireCall.put("/partner/members/*"), WireCall.post("/partner/store/user")));
    }

    @Override
    protected MemberIdentity person() {
      String member = till.member();
      till.account.addConsumer(member);
      return MemberIdentity.of(MemberId.of(member));
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberIdentity person) {
      Set<ConsentChannel> agreed = super.agreedAtProvider(person);
      String cuid =
          till.account
              .member(person.memberId().orElseThrow().value())
              .orElseThrow()
              .path("consumerUserId")
              .asText();
      var account = till.account.consumerAccount(cuid).orElseThrow();
      if (!account.path("textOptIn").asBoolean()) {
        agreed.remove(ConsentChannel.SMS);
      }
      if (!account.path("emailOptIn").asBoolean()) {
        agreed.remove(ConsentChannel.EMAIL);
      }
      return agreed;
    }
  }

  private abstract static class Consents extends ConsentServiceContract {

    final TestTill till = new TestTill(0);
    private final Blaze blaze = till.blaze();
    private final List<WireCall> writes;

    Consents(List<WireCall> writes) {
      this.writes = writes;
    }

    @Override
    protected EmulatedSystem system() {
      return till.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return blaze.capabilities();
    }

    @Override
    protected ConsentService consents() {
      return blaze.consents();
    }

    @Override
    protected Set<ConsentChannel> channels() {
      return EnumSet.allOf(ConsentChannel.class);
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberIdentity person) {
      return agreed(till, person.memberId().orElseThrow().value());
    }

    @Override
    protected Optional<WireCall> readCall() {
      return Optional.of(WireCall.get("/partner/members/*"));
    }

    @Override
    protected List<WireCall> optInCalls() {
      return writes;
    }

    @Override
    protected List<WireCall> optOutCalls() {
      return writes;
    }
  }

  @Nested
  class Orders extends OrderSourceContract {

    private final TestTill till = new TestTill(3);
    private final BlazeOrders orders = till.builder().pageSize(4).build().orders();

    @Override
    protected EmulatedSystem system() {
      return till.system;
    }

    @Override
    protected OrderSource orders() {
      return orders;
    }

    @Override
    protected OrderId completeOrder() {
      return TestTill.id(till.sell(till.member()));
    }

    @Override
    protected void refundPart(OrderId order) {
      till.refundUnit(BlazeAccount.orderId(order.value()).orElseThrow());
    }

    @Override
    protected void breakRow(OrderId order) {
      till.system.rewrite(
          "GET",
          "/partner/transactions",
          json ->
              json.replaceAll("(\"id\":\"" + order + "\",.*?\"subTotal\":)[0-9.]+", "$1\"many\""));
    }

    @Override
    protected OrderId nowhere() {
      return OrderId.of("b1a2e000000000017ffffff1");
    }

    @Override
    protected WireCall findCall() {
      return WireCall.get("/partner/transactions/*");
    }

    @Override
    protected WireCall pageCall(ChangeFeed feed) {
      return WireCall.get("/partner/transactions");
    }
  }

  @Nested
  class DiscountsOnTheCart extends Discounts {
    DiscountsOnTheCart() {
      super(DiscountMode.CART);
    }
  }

  @Nested
  class DiscountsOnLines extends Discounts {
    DiscountsOnLines() {
      super(DiscountMode.LINES);
    }
  }

  @Nested
  class DiscountsAfterTax extends Discounts {
    DiscountsAfterTax() {
      super(DiscountMode.AFTER_TAX);
    }
  }

  private abstract static class Discounts extends DiscountApplierContract {

    private final TestTill till = new TestTill(0);
    private final BlazeDiscounts discounts;

    Discounts(DiscountMode mode) {
      this.discounts = till.builder().discountMode(mode).build().discounts();
    }

    @Override
    protected EmulatedSystem system() {
      return till.system;
    }

    @Override
    protected DiscountApplier discounts() {
      return discounts;
    }

    @Override
    protected CheckoutId checkout(Money goods) {
      return till.cart(goods);
    }

    @Override
    protected CheckoutId nowhere() {
      return CheckoutId.of("b1a2e000000000067ffffff1");
    }

    @Override
    protected Money takenOff(CheckoutId checkout) {
      var cart = till.account.cart(checkout.value()).orElseThrow().path("cart");
      BigDecimal off =
          cart.path("totalDiscount")
              .decimalValue()
              .add(cart.path("appliedAfterTaxDiscount").decimalValue());
      return Money.of(CurrencyUnit.USD, off);
    }

    @Override
    protected void pay(CheckoutId checkout) {
      till.account.place(checkout.value());
    }

    @Override
    protected List<WireCall> applyCalls() {
      return List.of(
          WireCall.post("/partner/store/cart/prepare"),
          WireCall.post("/partner/store/cart/updateCart/*"));
    }

    @Override
    protected List<WireCall> removeCalls() {
      return List.of(WireCall.post("/partner/store/cart/updateCart/*"));
    }

    @Override
    protected WireCall checkoutCall() {
      return WireCall.get("/partner/store/cart/*");
    }
  }
}
