package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.http.Page;
import dev.stampbook.http.Pages;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import dev.stampbook.pos.blaze.SaleLines.Line;
import dev.stampbook.pos.blaze.api.Cart;
import dev.stampbook.pos.blaze.api.EpochMillis;
import dev.stampbook.pos.blaze.api.OrderItem;
import dev.stampbook.pos.blaze.api.RefundOrderItemRequest;
import dev.stampbook.pos.blaze.api.Row;
import dev.stampbook.pos.blaze.api.Rows;
import dev.stampbook.pos.blaze.api.Transaction;
import dev.stampbook.pos.blaze.api.TransactionStatus;
import dev.stampbook.pos.blaze.api.TransactionsApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds and reads the refunds of a sale (sheet sections 3.6, 13.4). They are transactions with the sale as parent; no endpoint lists them by
 * it, so they are looked for among the transactions at hand, then among the member's. What the sale itself says was given back decides: where
 * the refunds found do not explain all of it, the rest is one more refund, so a refund nobody can list still takes its points.
 */
final class RefundReading {

  private static final int MOST_PAGES = 1_000;

  private final TransactionsApi api;
  private final BlazeSettings settings;
  private final Amounts amounts;

  RefundReading(TransactionsApi api, BlazeSettings settings) {
    this.api = api;
    this.settings = settings;
    this.amounts = new Amounts(settings.currency());
  }

  List<Refund> read(Transaction sale, SaleLines lines, List<Transaction> nearby) {
    Map<LineId, BigDecimal> stated = stated(lines);
    Map<String, Transaction> found = new LinkedHashMap<>();
    childrenOf(sale, nearby.stream()).forEach(child -> found.put(child.id(), child));
    if (found.isEmpty() && stated.isEmpty() && !saysRefunded(sale)) {
      return List.of();
    }
    if (!explains(found, lines, stated)) {
      childrenOf(sale, ofMember(sale)).forEach(child -> found.put(child.id(), child));
    }
    List<Refund> refunds = new ArrayList<>();
    found.values().forEach(child -> refunds.add(refund(child, lines)));
    boolean free = refunds.stream().anyMatch(refund -> refund.parts().isEmpty());
    if (!free) {
      rest(sale, lines, missing(found, lines, stated)).ifPresent(refunds::add);
    }
    return refunds;
  }

  private static boolean saysRefunded(Transaction sale) {
    return sale.transactionRefundStatus()
        .filter(status -> !status.is(Transaction.RefundStatus.NONE))
        .isPresent();
  }

  private static Stream<Transaction> childrenOf(Transaction sale, Stream<Transaction> among) {
    return among.filter(
        candidate -> TransactionReading.parent(candidate).filter(sale.id()::equals).isPresent());
  }

  private Stream<Transaction> ofMember(Transaction sale) {
    Optional<String> member = sale.memberId().filter(id -> !id.isBlank());
    return member
        .map(
            id ->
                new Pages(Blaze.SYSTEM, "listMemberTransactions", MOST_PAGES)
                    .from(0, start -> page(id, start))
                    .flatMap(row -> row.value().stream()))
        .orElseGet(Stream::empty);
  }

  private Page<Integer, Row<Transaction>> page(String member, int start) {
    Rows<Row<Transaction>> answer =
        api.listMemberTransactions(member, Optional.of(start), Optional.of(settings.pageSize()));
    List<Row<Transaction>> rows =
        answer
            .values()
            .orElseThrow(
                () ->
                    new MalformedResponseException(
                        "the answer has no values",
                        FailedCall.unanswered(Blaze.SYSTEM, "listMemberTransactions"),
                        RemoteEffect.NOT_SENT));
    int next = start + rows.size();
    boolean more =
        !rows.isEmpty()
            && answer.total().map(total -> next < total).orElse(rows.size() >= settings.pageSize());
    return new Page<>(rows, Optional.of(next).filter(place -> more));
  }

  /** Returns the net money that the lines themselves say was given back. */
  private Map<LineId, BigDecimal> stated(SaleLines lines) {
    Map<LineId, BigDecimal> all = new HashMap<>();
    for (Line line : lines.byId().values()) {
      OrderItem item = line.item();
      BigDecimal back =
          Amounts.isPositive(item.totalRefundAmount())
              ? net(item.totalRefundAmount().get(), line)
              : ofUnits(item.totalRefundQty(), line);
      if (back.signum() > 0) {
        all.put(line.id(), back);
      }
    }
    return all;
  }

  private static BigDecimal ofUnits(Optional<BigDecimal> units, Line line) {
    return Amounts.share(line.net(), Amounts.of(units), line.quantity());
  }

  private BigDecimal net(BigDecimal amount, Line line) {
    return settings.refundAmounts() == RefundAmounts.WITHOUT_TAX
        ? amount
        : Amounts.share(amount, line.net(), line.net().add(line.tax()));
  }

  private boolean explains(
      Map<String, Transaction> found, SaleLines lines, Map<LineId, BigDecimal> stated) {
    return !found.isEmpty() && missing(found, lines, stated).isEmpty();
  }

  /** Returns what is stated on lines beyond the refunds found; less than a minor unit is rounding. */
  private Map<LineId, BigDecimal> missing(
      Map<String, Transaction> found, SaleLines lines, Map<LineId, BigDecimal> stated) {
    Map<LineId, BigDecimal> left = new HashMap<>(stated);
    for (Transaction child : found.values()) {
      if (state(child) == Refund.State.VOIDED) {
        continue;
      }
      for (RefundOrderItemRequest request : requests(child)) {
        request
            .orderItemId()
            .flatMap(lines::find)
            .ifPresent(
                line ->
                    left.computeIfPresent(
                        line.id(), (id, back) -> back.subtract(worth(request, line))));
      }
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(amounts.currency().getDecimalPlaces());
    left.values().removeIf(back -> back.compareTo(unit) < 0);
    return left;
  }

  private BigDecimal worth(RefundOrderItemRequest request, Line line) {
    return Amounts.isPositive(request.refundAmt())
        ? net(request.refundAmt().get(), line)
        : ofUnits(request.quantity(), line);
  }

  private static List<RefundOrderItemRequest> requests(Transaction child) {
    return child.cart().map(Cart::refundOrderItemRequests).orElse(List.of());
  }

  private Refund refund(Transaction child, SaleLines lines) {
    RefundId id = RefundId.of(child.id());
    Instant created = TransactionReading.firstTime(child).orElse(Instant.EPOCH);
    List<RefundPart> parts = new ArrayList<>();
    for (RefundOrderItemRequest request : requests(child)) {
      Optional<Line> line = request.orderItemId().flatMap(lines::find);
      if (line.isPresent()) {
        parts.add(part(line.get(), request));
      } else if (Amounts.isPositive(request.refundAmt())) {
        parts.add(
            RefundPart.of(
                Component.GOODS, Taxed.untaxed(amounts.exact(request.refundAmt().get()))));
      }
    }
    if (parts.isEmpty()) {
      return new Refund(
          id, created, state(child), freeAmount(child).map(amounts::exact), List.of());
    }
    return new Refund(
        id, created, state(child), Refund.ofParts(id, created, parts).amount(), parts);
  }

  private RefundPart part(Line line, RefundOrderItemRequest request) {
    return new RefundPart(
        Component.GOODS,
        Optional.of(line.id()),
        request.quantity().filter(units -> units.signum() > 0),
        Optional.of(taxed(worth(request, line), line)));
  }

  private Taxed taxed(BigDecimal net, Line line) {
    return new Taxed(amounts.exact(net), amounts.exact(Amounts.share(line.tax(), net, line.net())));
  }

  private static Optional<BigDecimal> freeAmount(Transaction child) {
    return child.cart().stream()
        .flatMap(
            cart ->
                Stream.of(
                    cart.finalRefundAmt(), cart.refundAmount(), cart.total().map(BigDecimal::abs)))
        .filter(Amounts::isPositive)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A refund that was taken back itself is void; the void of the sale is not. One that is not done yet does not count yet. */
  private static Refund.State state(Transaction child) {
    if (child.deleted().orElse(false)) {
      return Refund.State.VOIDED;
    }
    Optional<TransactionStatus> status = child.status().flatMap(OpenEnum::known);
    if (status.isEmpty()) {
      return Refund.State.PENDING;
    }
    return switch (status.get()) {
      case COMPLETED, REFUND_WITH_INVENTORY, REFUND_WITHOUT_INVENTORY -> Refund.State.VALID;
      case QUEUED, HOLD, IN_PROGRESS, PENDING, DRAFT -> Refund.State.PENDING;
      case CANCELED -> Refund.State.VOIDED;
      case VOID, VOID_SALES ->
          TransactionReading.is(child, Transaction.Type.VOID)
              ? Refund.State.VALID
              : Refund.State.VOIDED;
    };
  }

  private Optional<Refund> rest(
      Transaction sale, SaleLines lines, Map<LineId, BigDecimal> missing) {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    List<RefundPart> parts = new ArrayList<>();
    missing.forEach(
        (id, back) ->
            lines
                .find(id.value())
                .ifPresent(line -> parts.add(RefundPart.ofLine(id, taxed(back, line)))));
    Instant at = sale.modified().flatMap(EpochMillis::instant).orElse(Instant.EPOCH);
    return Optional.of(Refund.ofParts(RefundId.of(sale.id() + ":rest"), at, parts));
  }
}
