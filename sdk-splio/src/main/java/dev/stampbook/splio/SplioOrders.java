package dev.stampbook.splio;

import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.http.TimeSource;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.splio.api.CustomFieldIn;
import dev.stampbook.splio.api.Order;
import dev.stampbook.splio.api.OrderContact;
import dev.stampbook.splio.api.OrderCreate;
import dev.stampbook.splio.api.OrderLineIn;
import dev.stampbook.splio.api.ProductCreate;
import dev.stampbook.splio.api.SplioDataApi;
import dev.stampbook.splio.api.StoreCreate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reports purchases and refunds as orders (sheet sections 3.3, 9 and 13). What the order is worth now is compared with what was reported for
 * it, read back from Splio, and the difference becomes a new order; a completed order is never changed or deleted (U25).
 */
final class SplioOrders {

  private static final String CREATE = "createOrder";

  private final SplioDataApi api;
  private final SplioDirectory directory;
  private final SplioSettings settings;
  private final TimeSource time;

  SplioOrders(SplioDataApi api, SplioDirectory directory, SplioSettings settings, TimeSource time) {
    this.api = api;
    this.directory = directory;
    this.settings = settings;
    this.time = time;
  }

  /** Reports the difference; a repetition finds the order of the first time. */
  PostingReceipt report(Posting posting) {
    SplioOrderIds ids = ids(posting);
    SplioDirectory.Holder holder = directory.holder(posting.member());
    Reported before = reported(ids);
    OrderCreate order = order(posting, ids, holder, before);
    Order made;
    try {
      made = create(order);
    } catch (ConflictException there) {
      made =
          Look.up(() -> api.getOrder(order.externalId()))
              .filter(found -> isSame(found, order))
              .orElseThrow(() -> there);
    }
    return receipt(posting, made);
  }

  /** Looks for the order of a posting by its id, which is its natural key. */
  Optional<PostingReceipt> find(Posting posting) {
    SplioOrderIds ids = ids(posting);
    Optional<Order> found = Look.up(() -> api.getOrder(ids.current()));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String key = directory.holder(posting.member()).key().value();
    if (contactOf(found.get()).filter(other -> !other.equals(key)).isPresent()) {
      throw new ConflictException(
          "the order id is taken by an order of another contact; set splio.order.prefix where several shops share a universe",
          FailedCall.unanswered(Splio.NAME, "getOrder"));
    }
    return found.map(order -> receipt(posting, order));
  }

  private SplioOrderIds ids(Posting posting) {
    return SplioOrderIds.of(posting.reference(), settings.orders().prefix());
  }

  private record Reported(SplioPurchase money, Optional<String> currency) {}

  private Reported reported(SplioOrderIds ids) {
    SplioPurchase sum = SplioPurchase.nothing();
    Optional<String> currency = Optional.empty();
    for (String id : ids.earlier()) {
      Optional<Order> order = Look.up(() -> api.getOrder(id));
      if (order.isPresent()) {
        sum = sum.plus(SplioPurchase.of(order.get(), settings.orders()));
        currency = currency.or(order.get()::currency);
      }
    }
    return new Reported(sum, currency);
  }

  private OrderCreate order(
      Posting posting, SplioOrderIds ids, SplioDirectory.Holder holder, Reported before) {
    Optional<Posting.Purchase> purchase = posting.purchase();
    SplioPurchase now =
        purchase
            .filter(one -> one.quote().standing().isEarning())
            .map(one -> SplioPurchase.of(one.order(), one.quote().terms(), settings.orders()))
            .orElseGet(SplioPurchase::nothing);
    String unnamed = settings.orders().unnamedProduct();
    boolean oneLine = before.money().lines().keySet().equals(java.util.Set.of(unnamed));
    SplioPurchase change = (oneLine ? now.asOneLine(unnamed) : now).minus(before.money());
    if (change.isNothing()) {
      throw new InvalidRequestException(
          "nothing is left to report: the amounts at Splio are those of the order; with a clamped balance Splio's rules decide",
          FailedCall.unanswered(Splio.NAME, CREATE));
    }
    String currency =
        purchase
            .map(one -> one.order().currency().getCode())
            .or(before::currency)
            .orElse(settings.rewards().currency().getCode());
    int decimals = purchase.map(one -> one.order().currency().getDecimalPlaces()).orElse(2);
    Instant at =
        ids.sequence() == 1
            ? purchase.map(one -> one.order().createdAt()).orElseGet(time::now)
            : time.now();
    BigDecimal discount = change.discount().max(BigDecimal.ZERO);
    return new OrderCreate(
        ids.current(),
        holder.key(),
        settings.orders().store().orElseThrow(),
        Optional.of(holder.card()),
        Optional.of(SplioZones.local(at, settings.zones().orders())),
        Optional.of(ids.sequence() == 1 ? discount : BigDecimal.ZERO),
        Optional.of(change.shipping()),
        Optional.of(change.total(settings.orders())),
        Optional.of(change.tax()),
        Optional.of(true),
        Optional.empty(),
        Optional.of(currency),
        change.toLines(currency, decimals, settings.orders()),
        settings
            .orders()
            .refundOfField()
            .filter(field -> ids.sequence() > 1)
            .map(field -> List.of(CustomFieldIn.named(field, ids.original())))
            .orElse(List.of()));
  }

  /** Store and products must be there; what is missing is made once (sheet section 8, "dependency missing"). */
  private Order create(OrderCreate order) {
    try {
      return api.createOrder(order);
    } catch (InvalidRequestException refused) {
      boolean products = refused.fields().containsKey("product_id");
      boolean store = refused.fields().containsKey("store_external_id");
      if (!products && !store) {
        throw refused;
      }
      makeStore(order.storeExternalId());
      order.products().stream().map(OrderLineIn::productId).distinct().forEach(this::makeProduct);
      return api.createOrder(order);
    }
  }

  private void makeStore(String id) {
    if (Look.up(() -> api.getStore(id)).isEmpty()) {
      try {
        api.createStore(
            new StoreCreate(
                id, id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
      } catch (ConflictException madeMeanwhile) {
        // somebody else was faster: there it is
      }
    }
  }

  private void makeProduct(String id) {
    if (Look.up(() -> api.getProduct(id)).isEmpty()) {
      try {
        api.createProduct(
            new ProductCreate(
                id,
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
      } catch (ConflictException madeMeanwhile) {
        // somebody else was faster: there it is
      }
    }
  }

  /** Whether an order that is there already is the one we meant to make; anything else is another feed's. */
  private static boolean isSame(Order found, OrderCreate meant) {
    boolean total =
        found
            .totalPrice()
            .flatMap(there -> meant.totalPrice().map(ours -> there.compareTo(ours) == 0))
            .orElse(false);
    return total && contactOf(found).filter(meant.contactId().value()::equals).isPresent();
  }

  private static Optional<String> contactOf(Order order) {
    return order
        .contact()
        .flatMap(OrderContact::contactId)
        .or(order::contactId)
        .map(key -> key.value());
  }

  private PostingReceipt receipt(Posting posting, Order order) {
    return new PostingReceipt(
        posting.reference(),
        LedgerEntryId.of("order:" + order.externalId()),
        posting.points(),
        order
            .orderedAt()
            .map(at -> SplioZones.instant(at, settings.zones().orders()))
            .orElseGet(time::now));
  }
}
