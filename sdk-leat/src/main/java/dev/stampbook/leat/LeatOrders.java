package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.leat.api.Contact;
import dev.stampbook.leat.api.Order;
import dev.stampbook.leat.api.OrderRequest;
import dev.stampbook.leat.api.OrderReturn;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReceipt;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reports orders and their returns (sheet sections 3.5 and 13, mode B). One shop order is one order at Leat, under its own id; what later
 * postings take back are its returns, each under the posting's reference.
 *
 * <p>Leat cannot be asked for a return, so what is left of the order is the only witness. It can speak only while every posting of the order
 * went this way: a posting that neither an order nor a return can say goes as credits, and from then on all later ones of that order do.
 */
final class LeatOrders {

  private final LeatApi api;
  private final LeatCredits credits;
  private final LeatSettings settings;
  private final TimeSource time;

  LeatOrders(LeatApi api, LeatCredits credits, LeatSettings settings, TimeSource time) {
    this.api = api;
    this.credits = credits;
    this.settings = settings;
    this.time = time;
  }

  PostingReceipt post(Posting posting) {
    Posting.Purchase purchase = posting.purchase().orElseThrow();
    Optional<Order> there = read(purchase);
    if (there.filter(order -> !belongsTo(posting, order)).isPresent()) {
      throw new ConflictException(
          "Leat has an order of this id with another contact: give this shop its own"
              + " leat.orders.prefix",
          FailedCall.unanswered(Leat.NAME, "createAndProcessOrder"));
    }
    if (posting.points() > 0 && there.filter(order -> isFirst(posting, order)).isPresent()) {
      return receipt(posting, there.get().uuid(), posting.points()); // sent before
    }
    OrderWorth worth = new OrderWorth(purchase);
    if (posting.points() > 0 && there.isEmpty() && purchase.postedBefore() == 0) {
      Optional<Long> amount = worth.explaining(posting.points());
      if (amount.isPresent() && !credits.hasOthersOfOrder(posting)) {
        return create(posting, purchase, amount.get());
      }
    }
    if (posting.points() < 0 && there.isPresent()) {
      long left = left(there.get());
      if (worth.explains(posting, total(there.get()), left) && !credits.hasOthersOfOrder(posting)) {
        return giveBack(posting, there.get(), left - worth.left());
      }
    }
    return credits.post(posting);
  }

  /** Says whether a posting that is not among the credits went as an order or as a return. */
  Optional<PostingReceipt> find(Posting posting) {
    if (posting.purchase().isEmpty()) {
      throw undecided("without the order it was about");
    }
    Posting.Purchase purchase = posting.purchase().get();
    Optional<Order> there = read(purchase);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    if (!belongsTo(posting, there.get())) {
      throw undecided("because the order belongs to another contact by now");
    }
    boolean happened =
        posting.points() > 0
            ? isFirst(posting, there.get())
            : !credits.hasOthersOfOrder(posting) && returned(posting, there.get());
    return happened
        ? Optional.of(receipt(posting, there.get().uuid(), posting.points()))
        : Optional.empty();
  }

  /** An order of which nothing was returned or corrected while nothing is posted for it: this posting made it. */
  private boolean isFirst(Posting posting, Order there) {
    return posting.purchase().orElseThrow().postedBefore() == 0
        && left(there) == total(there)
        && !credits.hasOthersOfOrder(posting);
  }

  /** Compares what the order is worth at Leat now with what it should be worth with the posting and without it. */
  private static boolean returned(Posting posting, Order there) {
    Posting.Purchase purchase = posting.purchase().orElseThrow();
    long now = new OrderWorth(purchase).of(total(there), left(there));
    long without = Math.abs(now - purchase.postedBefore());
    long with = Math.abs(now - purchase.postedBefore() - posting.points());
    if (with == without) {
      throw undecided("because what is left of the order fits both");
    }
    return with < without;
  }

  private static UnsupportedCapabilityException undecided(String why) {
    return new UnsupportedCapabilityException(
        Leat.NAME,
        Capability.POSTING_LOOKUP,
        "tell whether a return was taken, " + why,
        Optional.of("leat.earning=CREDITS"));
  }

  private Optional<Order> read(Posting.Purchase purchase) {
    try {
      return Optional.of(api.orders().findOrder(key(purchase)).data());
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  private String key(Posting.Purchase purchase) {
    return settings.orderPrefix() + purchase.order().id().value();
  }

  private static boolean belongsTo(Posting posting, Order order) {
    return order.contact().map(Contact::uuid).filter(posting.member().value()::equals).isPresent();
  }

  private static long total(Order order) {
    return order
        .totalOrderAmount()
        .orElseThrow(() -> LeatPages.missing("findOrder", "total_order_amount"));
  }

  /** What is left: returns reduce lines and charges, the total stays (sheet section 9, as Leat's Magento module reads it). */
  private static long left(Order order) {
    return Stream.concat(order.lineItems().stream(), order.charges().stream())
        .mapToLong(part -> part.totalAmount().orElse(0L))
        .sum();
  }

  private PostingReceipt create(Posting posting, Posting.Purchase purchase, long total) {
    OrderAmounts amounts =
        new OrderAmounts(purchase.order(), purchase.quote().terms(), settings.ordersDialect());
    List<OrderRequest.Charge> charges = amounts.charges(total);
    long charged = charges.stream().mapToLong(OrderRequest.Charge::totalAmount).sum();
    List<OrderRequest.Line> lines = amounts.lines(total - charged);
    long discounts = lines.stream().mapToLong(line -> line.discountAmount().orElse(0L)).sum();
    OrderRequest request =
        new OrderRequest(
            key(purchase),
            Optional.of(purchase.order().id().value()),
            OpenEnum.of(Order.Status.COMPLETED),
            OpenEnum.of(Order.PaymentStatus.PAID),
            total,
            Optional.of(total - charged + discounts),
            Optional.of(discounts),
            Optional.of(purchase.order().currency().getCode()),
            Optional.empty(),
            Optional.empty(),
            new OrderRequest.Key(posting.member().value()),
            new OrderRequest.Key(settings.shopUuid()),
            lines,
            Optional.empty(),
            Optional.of(charges).filter(list -> !list.isEmpty()),
            Optional.empty());
    Order.Processed made =
        refusalsOf(posting, () -> api.orders().createAndProcessOrder(request).data());
    return receipt(posting, made.order().uuid(), points(posting, made.result()));
  }

  /** Returns the whole rest line by line, or a part of it spread over lines and charges in proportion to what is left of each. */
  private PostingReceipt giveBack(Posting posting, Order there, long amount) {
    List<Order.Part> parts =
        Stream.concat(there.lineItems().stream(), there.charges().stream()).toList();
    List<Long> shares =
        OrderAmounts.spread(
            amount, parts.stream().map(part -> part.totalAmount().orElse(0L)).toList());
    int lines = there.lineItems().size();
    OrderReturn.Request request =
        new OrderReturn.Request(
            new OrderReturn.OrderKey(Optional.of(there.uuid()), Optional.empty()),
            posting.reference().value(),
            OpenEnum.of(OrderReturn.Status.COMPLETED),
            Optional.of(ReturnParts.lines(parts.subList(0, lines), shares.subList(0, lines))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                    ReturnParts.charges(
                        parts.subList(lines, parts.size()), shares.subList(lines, parts.size())))
                .filter(list -> !list.isEmpty()));
    OrderReturn.Processed made =
        refusalsOf(posting, () -> api.orders().createAndProcessOrderReturn(request).data());
    return receipt(posting, made.orderReturn().uuid(), points(posting, made.result()));
  }

  private <T> T refusalsOf(Posting posting, Supplier<T> call) {
    try {
      return call.get();
    } catch (InvalidRequestException refusal) {
      throw LeatErrors.explain(
          refusal, Math.negateExact(posting.points()), () -> credits.balance(posting.member()));
    }
  }

  private static long points(Posting posting, Optional<Order.ProcessResult> result) {
    return result.flatMap(Order.ProcessResult::points).orElse(posting.points());
  }

  private PostingReceipt receipt(Posting posting, String entry, long points) {
    return new PostingReceipt(posting.reference(), LedgerEntryId.of(entry), points, time.now());
  }
}
