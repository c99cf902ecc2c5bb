package dev.stampbook.pos.treez;

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
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.Profile;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.pos.treez.api.AppliedDiscount;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.treez.TreezEmulator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;

/** Treez keeps the contracts of every service it has, in both versions. */
class TreezContractTest {

  private static final String NOBODY = "987654";
  private static final String NOWHERE = "7ee20000-0000-4000-8000-000000000001";

  @Nested
  class OrdersOfVersion2 extends Orders {
    OrdersOfVersion2() {
      super(ApiVersion.V2);
    }
  }

  @Nested
  class OrdersOfVersion3 extends Orders {
    OrdersOfVersion3() {
      super(ApiVersion.V3);
    }
  }

  private abstract static class Orders extends OrderSourceContract {

    private final EmulatedTreez store;
    private final ApiVersion version;
    private final TreezOrders orders;

    Orders(ApiVersion version) {
      this.version = version;
      this.store = new EmulatedTreez(version, 3);
      this.store.clock.advance(Duration.ofHours(1));
      this.orders = store.builder().pageSize(4).build().orders();
    }

    @Override
    protected EmulatedSystem system() {
      return store.system;
    }

    @Override
    protected OrderSource orders() {
      return orders;
    }

    @Override
    protected OrderId completeOrder() {
      ShopCustomer customer = store.addCustomer();
      return store.id(
          store.put(
              customer.id(),
              store.basket(List.of(store.line("24.00", 2)), List.of()),
              OrderStatus.COMPLETED));
    }

    /** A refund leaves the modification time of its sale alone. */
    @Override
    protected void refundPart(OrderId order) {
      int number = Integer.parseInt(order.value().substring(order.value().length() - 9));
      store.refundUnits(store.shop.order(number).orElseThrow(), 0, 1);
    }

    @Override
    protected void breakRow(OrderId order) {
      store.system.tamper(
          (request, answer) ->
              request.path().contains("/pagesize/")
                  ? EmulatedSystem.json(
                      answer.status(),
                      EmulatedSystem.text(answer.body())
                          .replaceAll(
                              "(\"ticket_id\":\"" + order + "\".*?\"sub_total\":)[0-9.]+",
                              "$1\"QQQ\""))
                  : answer);
    }

    @Override
    protected OrderId nowhere() {
      return OrderId.of(NOWHERE);
    }

    @Override
    protected WireCall findCall() {
      return WireCall.get("/ticket/*");
    }

    @Override
    protected WireCall pageCall(ChangeFeed feed) {
      if (feed.name().value().equals("closed-tickets")) {
        return WireCall.get("/ticket/closedate/*/page/*/pagesize/*");
      }
      return WireCall.get(
          version == ApiVersion.V2
              ? "/ticket/lastUpdated/after/*/page/*/pagesize/*"
              : "/ticket/lastUpdated/*/page/*/pagesize/*");
    }

    /** The second feed leaves the last 29 days to the first. */
    @Override
    protected Instant askedSince(ChangeFeed feed) {
      return feed.name().value().equals("closed-tickets")
          ? store.clock.instant().minus(Duration.ofDays(60))
          : super.askedSince(feed);
    }
  }

  @Nested
  class DiscountsOfVersion2 extends Discounts {
    DiscountsOfVersion2() {
      super(ApiVersion.V2);
    }
  }

  @Nested
  class DiscountsOfVersion3 extends Discounts {
    DiscountsOfVersion3() {
      super(ApiVersion.V3);
    }
  }

  private abstract static class Discounts extends DiscountApplierContract {

    private static final List<WireCall> CHANGE = List.of(WireCall.put("/ticket/update/*"));

    private final EmulatedTreez store;
    private final Treez treez;
    private final Treez staff;

    Discounts(ApiVersion version) {
      this.store = new EmulatedTreez(version, 0);
      this.treez = store.treez();
      this.staff = store.treez();
    }

    @Override
    protected EmulatedSystem system() {
      return store.system;
    }

    @Override
    protected DiscountApplier discounts() {
      return treez.discounts();
    }

    /** Two lines, so that every amount is spread. */
    @Override
    protected CheckoutId checkout(Money goods) {
      if (!goods.equals(Money.parse("USD 50.00"))) {
        throw new IllegalArgumentException(
            "the store has lines that make 50 dollars, not " + goods);
      }
      return CheckoutId.of(store.open(staff, Optional.empty(), "40.00x1", "5.00x2").ticketId());
    }

    @Override
    protected CheckoutId nowhere() {
      return CheckoutId.of(NOWHERE);
    }

    @Override
    protected Money takenOff(CheckoutId checkout) {
      Ticket ticket =
          staff
              .api()
              .tickets()
              .ticket(checkout.value(), Optional.empty())
              .orElseThrow()
              .ticket()
              .orElseThrow();
      BigDecimal sum = BigDecimal.ZERO;
      for (var item : ticket.items()) {
        for (AppliedDiscount discount : item.discounts()) {
          sum = sum.add(discount.savings().orElseThrow());
        }
      }
      Money off = Money.of(Treez.CURRENCY, sum, RoundingMode.UNNECESSARY);
      if (off.getAmount().negate().compareTo(ticket.discountTotal().orElseThrow()) != 0) {
        throw new AssertionError("the lines of the ticket contradict its header");
      }
      return off;
    }

    @Override
    protected void pay(CheckoutId checkout) {
      store.pay(staff, checkout);
    }

    @Override
    protected List<WireCall> applyCalls() {
      return CHANGE;
    }

    @Override
    protected List<WireCall> removeCalls() {
      return CHANGE;
    }

    @Override
    protected WireCall checkoutCall() {
      return WireCall.get("/ticket/*");
    }
  }

  @Nested
  class MembersOfVersion2 extends Members {
    MembersOfVersion2() {
      super(ApiVersion.V2);
    }
  }

  @Nested
  class MembersOfVersion3 extends Members {
    MembersOfVersion3() {
      super(ApiVersion.V3);
    }
  }

  private abstract static class Members extends MemberServiceContract {

    private final EmulatedTreez store;
    private final Treez treez;
    private int people = 100;

    Members(ApiVersion version) {
      this.store = new EmulatedTreez(version, 0);
      this.treez = store.treez();
    }

    @Override
    protected EmulatedSystem system() {
      return store.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return treez.capabilities();
    }

    @Override
    protected MemberService members() {
      return treez.members();
    }

    @Override
    protected KnownMember known() {
      ShopCustomer customer = store.addCustomer();
      return new KnownMember(
          MemberId.of(Integer.toString(customer.id())),
          MemberIdentity.of(EmailAddress.of(customer.email())));
    }

    @Override
    protected MemberIdentity stranger() {
      people++;
      return MemberIdentity.builder()
          .email(EmailAddress.of("stranger" + people + "@example.com"))
          .phone(PhoneNumber.of("+13125550" + people))
          .build();
    }

    /** Treez wants a birth date and a patient type as well. */
    @Override
    protected Profile named() {
      return Profile.builder()
          .name(new PersonName("Ada", "Sample"))
          .birthDate(LocalDate.of(1990, 4, 1))
          .attribute("patient_type", "ADULT")
          .build();
    }

    @Override
    protected MemberId nobody() {
      return MemberId.of(NOBODY);
    }

    @Override
    protected long membersAtProvider(MemberIdentity identity) {
      String email = identity.email().orElseThrow().value();
      return store.shop.customers().stream()
          .filter(customer -> customer.email().equalsIgnoreCase(email))
          .count();
    }

    @Override
    protected PersonName nameAtProvider(MemberId member) {
      ShopCustomer customer = store.shop.customer(Integer.parseInt(member.value())).orElseThrow();
      return new PersonName(customer.firstName(), customer.lastName());
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberId member) {
      return agreed(store.emulator, Integer.parseInt(member.value()));
    }

    @Override
    protected WireCall findCall() {
      return WireCall.get("/customer/email/*");
    }

    @Override
    protected List<WireCall> enrollCalls() {
      return List.of(WireCall.post("/customer/detailcustomer"));
    }
  }

  /** One flag stands for both channels; only an express "not opted out" is agreement. */
  private static Set<ConsentChannel> agreed(TreezEmulator emulator, int customerId) {
    boolean in = emulator.isOptedOut(customerId).filter(out -> !out).isPresent();
    return in ? EnumSet.allOf(ConsentChannel.class) : Set.of();
  }

  @Nested
  class Consents extends ConsentServiceContract {

    private final EmulatedTreez store =
        new EmulatedTreez(ApiVersion.V3, 0, 1, TreezEmulator.Builder::tellsOptIns);
    private final Treez treez = store.treez();

    @Override
    protected EmulatedSystem system() {
      return store.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return treez.capabilities();
    }

    @Override
    protected ConsentService consents() {
      return treez.consents();
    }

    @Override
    protected MemberIdentity person() {
      return MemberIdentity.of(EmailAddress.of(store.addCustomer().email()));
    }

    @Override
    protected Set<ConsentChannel> channels() {
      return EnumSet.allOf(ConsentChannel.class);
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberIdentity person) {
      String email = person.email().orElseThrow().value();
      return agreed(store.emulator, store.shop.customerByEmail(email).orElseThrow().id());
    }

    @Override
    protected Optional<WireCall> readCall() {
      return Optional.of(WireCall.get("/customer/email/*"));
    }

    @Override
    protected List<WireCall> optInCalls() {
      return List.of(WireCall.patch("/customer/update/*"));
    }

    @Override
    protected List<WireCall> optOutCalls() {
      return optInCalls();
    }
  }
}
