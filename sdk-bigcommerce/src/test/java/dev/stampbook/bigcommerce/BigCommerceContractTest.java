package dev.stampbook.bigcommerce;

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
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.Taxation;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;

/** BigCommerce keeps the contracts of every service it has. */
class BigCommerceContractTest {

  private static final WireCall CUSTOMERS = WireCall.get("/v3/customers");
  private static final String SUBSCRIBERS = "/v3/customers/subscribers";

  private static ShopProduct goods(TestStore store) {
    return store.shop.products().stream().filter(ShopProduct::earns).findFirst().orElseThrow();
  }

  private static ShopCustomer addCustomer(TestStore store) {
    return store.shop.write(
        () -> {
          int id = store.shop.nextCustomerId();
          Instant now = store.clock.instant();
          ShopCustomer customer =
              new ShopCustomer(
                  id, "person" + id + "@example.com", "Grace", "Example", "", 0, now, now);
          store.shop.put(customer);
          return customer;
        });
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  @Nested
  class Members extends MemberServiceContract {

    private final TestStore store = new TestStore(0);
    private final BigCommerce shop = store.builder().build();
    private int strangers;

    @Override
    protected EmulatedSystem system() {
      return store.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return shop.capabilities();
    }

    @Override
    protected MemberService members() {
      return shop.members();
    }

    @Override
    protected KnownMember known() {
      ShopCustomer customer = addCustomer(store);
      return new KnownMember(
          MemberId.of(Integer.toString(customer.id())),
          MemberIdentity.of(EmailAddress.of(customer.email())));
    }

    @Override
    protected MemberIdentity stranger() {
      return MemberIdentity.of(EmailAddress.of("stranger" + ++strangers + "@example.com"));
    }

    @Override
    protected MemberId nobody() {
      return MemberId.of("987654");
    }

    @Override
    protected long membersAtProvider(MemberIdentity identity) {
      String email = identity.email().orElseThrow().value();
      return store.shop.customers().stream()
          .filter(customer -> customer.email().equals(email))
          .count();
    }

    @Override
    protected PersonName nameAtProvider(MemberId member) {
      ShopCustomer customer = store.shop.customer(Integer.parseInt(member.value())).orElseThrow();
      return new PersonName(customer.firstName(), customer.lastName());
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberId member) {
      return agreed(
          store, store.shop.customer(Integer.parseInt(member.value())).orElseThrow().email());
    }

    @Override
    protected WireCall findCall() {
      return CUSTOMERS;
    }

    @Override
    protected List<WireCall> enrollCalls() {
      return List.of(WireCall.post("/v3/customers"));
    }
  }

  private static Set<ConsentChannel> agreed(TestStore store, String email) {
    String answer =
        store.send(
            "GET", SUBSCRIBERS + "?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8), "");
    return answer.contains("marketing_newsletter") ? Set.of(ConsentChannel.EMAIL) : Set.of();
  }

  @Nested
  class Consents extends ConsentServiceContract {

    private final TestStore store = new TestStore(0);
    private final BigCommerce shop = store.builder().build();

    @Override
    protected EmulatedSystem system() {
      return store.system;
    }

    @Override
    protected Set<Capability> capabilities() {
      return shop.capabilities();
    }

    @Override
    protected ConsentService consents() {
      return shop.consents();
    }

    @Override
    protected MemberIdentity person() {
      return MemberIdentity.of(EmailAddress.of(addCustomer(store).email()));
    }

    @Override
    protected Set<ConsentChannel> channels() {
      return Set.of(ConsentChannel.EMAIL);
    }

    @Override
    protected Set<ConsentChannel> agreedAtProvider(MemberIdentity person) {
      return agreed(store, person.email().orElseThrow().value());
    }

    @Override
    protected Optional<WireCall> readCall() {
      return Optional.of(WireCall.get(SUBSCRIBERS));
    }

    @Override
    protected List<WireCall> optInCalls() {
      return List.of(WireCall.post(SUBSCRIBERS));
    }

    @Override
    protected List<WireCall> optOutCalls() {
      return List.of(WireCall.put(SUBSCRIBERS + "/*"));
    }
  }

  @Nested
  class Orders extends OrderSourceContract {

    private final TestStore store = new TestStore(3);
    private final BigCommerceOrders orders =
        store.builder().pageSize(4).refundPageSize(4).build().orders();

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
      ShopCustomer customer = addCustomer(store);
      return store.shop.write(
          () -> {
            ShopOrder order =
                ShopOrder.builder(store.shop.nextOrderId(), customer.id(), basket(), second())
                    .email(customer.email())
                    .status(OrderStatus.COMPLETED)
                    .build();
            store.shop.put(order);
            return id(order);
          });
    }

    private Basket basket() {
      BigDecimal none = ShopCurrency.USD.zero();
      Basket.Item item =
          new Basket.Item(
              store.shop.nextId(), goods(store), 2, new BigDecimal("21.50"), List.of(), none);
      return new Basket(
          ShopCurrency.USD,
          Taxation.EXCLUSIVE,
          new BigDecimal("0.0825"),
          List.of(item),
          List.of(),
          none,
          none,
          none,
          List.of());
    }

    private Instant second() {
      return store.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A refund that moves no state leaves the order's modification time alone. */
    @Override
    protected void refundPart(OrderId order) {
      store.shop.write(
          () -> {
            ShopOrder known = store.shop.order(Integer.parseInt(order.value())).orElseThrow();
            BigDecimal ten = new BigDecimal("10.00");
            Refund refund =
                new Refund(
                    store.shop.nextRefundId(),
                    second(),
                    "Part",
                    ten,
                    ShopCurrency.USD.zero(),
                    Refund.Amounts.TYPED_BY_MERCHANT,
                    List.of(new Refund.Item(Refund.ItemType.ORDER, known.id(), 0, ten)),
                    List.of(
                        new Refund.Payment(1, "storecredit", ten, Refund.PaymentState.ACCEPTED)));
            store.shop.put(known.change().refund(refund).build());
            return order;
          });
    }

    @Override
    protected void breakRow(OrderId order) {
      store.rewriteLists(
          json ->
              json.replaceAll(
                  "(\"id\":" + order + ",.*?\"default_currency_code\":)\"\\w+\"", "$1\"QQQ\""));
    }

    @Override
    protected OrderId nowhere() {
      return OrderId.of("987654");
    }

    @Override
    protected WireCall findCall() {
      return WireCall.get("/v2/orders/*");
    }

    @Override
    protected WireCall pageCall(ChangeFeed feed) {
      return feed.name().value().equals("orders")
          ? WireCall.get("/v2/orders")
          : WireCall.get("/v3/orders/payment_actions/refunds");
    }

    private static OrderId id(ShopOrder order) {
      return OrderId.of(Integer.toString(order.id()));
    }
  }

  /** Codes on promotions, the default. */
  @Nested
  class DiscountsByPromotionCode extends Discounts {

    DiscountsByPromotionCode() {
      super(
          DiscountStrategy.PromotionCode.automatic(),
          List.of(
              WireCall.post("/v3/promotions"),
              WireCall.post("/v3/promotions/*/codes"),
              WireCall.post("/v3/checkouts/*/coupons")),
          List.of(
              WireCall.delete("/v3/promotions/*/codes/*"),
              WireCall.delete("/v3/checkouts/*/coupons/*")));
    }
  }

  @Nested
  class DiscountsByLegacyCoupon extends Discounts {

    DiscountsByLegacyCoupon() {
      super(
          new DiscountStrategy.LegacyCoupon(java.time.Duration.ofDays(7)),
          List.of(WireCall.post("/v2/coupons"), WireCall.post("/v3/checkouts/*/coupons")),
          List.of(WireCall.delete("/v3/checkouts/*/coupons/*")));
    }
  }

  private abstract static class Discounts extends DiscountApplierContract {

    private final TestStore store = new TestStore(0);
    private final Map<CheckoutId, Money> listed = new HashMap<>();
    private final List<WireCall> applying;
    private final List<WireCall> removing;
    private final BigCommerceDiscounts discounts;

    Discounts(DiscountStrategy strategy, List<WireCall> applying, List<WireCall> removing) {
      this.applying = applying;
      this.removing = removing;
      this.discounts = store.builder().discountStrategy(strategy).build().discounts();
    }

    @Override
    protected EmulatedSystem system() {
      return store.system;
    }

    @Override
    protected DiscountApplier discounts() {
      return discounts;
    }

    @Override
    protected CheckoutId checkout(Money goods) {
      String cart =
          "{\"line_items\":[{\"product_id\":%d,\"quantity\":1,\"list_price\":%s}],\"currency\":{\"code\":\"USD\"}}"
              .formatted(goods(store).id(), goods.getAmount().toPlainString());
      CheckoutId id =
          CheckoutId.of(found(store.send("POST", "/v3/carts", cart), "\"id\":\"([0-9a-f-]{36})\""));
      listed.put(id, goods);
      return id;
    }

    @Override
    protected CheckoutId nowhere() {
      return CheckoutId.of("00000000-0000-4000-8000-000000000001");
    }

    @Override
    protected Money takenOff(CheckoutId checkout) {
      String left =
          found(
              store.send("GET", "/v3/checkouts/" + checkout, ""), "\"subtotal_ex_tax\":([0-9.]+)");
      return listed
          .getOrDefault(checkout, Money.zero(CurrencyUnit.USD))
          .minus(new BigDecimal(left));
    }

    @Override
    protected void pay(CheckoutId checkout) {
      store.send("POST", "/v3/checkouts/" + checkout + "/orders", "");
    }

    @Override
    protected List<WireCall> applyCalls() {
      return applying;
    }

    @Override
    protected List<WireCall> removeCalls() {
      return removing;
    }

    @Override
    protected WireCall checkoutCall() {
      return WireCall.get("/v3/checkouts/*");
    }
  }
}
