package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.blaze.BlazeSettings.Trait;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Serves sales, refunds and voids, newest first (sheet sections 3.5, 3.6). No endpoint makes one. */
record TransactionDesk(BlazeAccount account) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final int MOST_DAYS = 7;

  List<BlazeRoute> routes() {
    return List.of(
        BlazeRoute.of("GET transactions", this::list),
        BlazeRoute.of("GET transactions/days", this::listByDays),
        BlazeRoute.of("GET transactions/active", this::open),
        BlazeRoute.of("GET transactions/*", this::read),
        BlazeRoute.of("GET transactions/members/*/completed", this::ofMember),
        BlazeRoute.of("GET transactions/members/*/active", this::openOfMember),
        BlazeRoute.of("POST transactions/*/prepare", this::read),
        BlazeRoute.of("POST transactions/*/complete", TransactionDesk::forbidden),
        BlazeRoute.of("DELETE transactions/*", TransactionDesk::forbidden));
  }

  /**
   * A row of a list before it is written.
   *
   * @param at the time the list goes by
   * @param order the sale, or the one it belongs to
   * @param refund the refund, when the row is one
   * @param kind what the row is
   */
  private record Entry(Instant at, ShopOrder order, Optional<Refund> refund, BlazeIds kind) {}

  private ObjectNode write(Entry entry) {
    TransactionJson json = new TransactionJson(account);
    return switch (entry.kind()) {
      case REFUND -> json.refund(entry.order(), entry.refund().orElseThrow());
      case VOID -> json.voiding(entry.order());
      default -> json.sale(entry.order());
    };
  }

  private EmulatorResponse list(BlazeCall call) {
    LocalDate today = account.now().atZone(account.settings().zone()).toLocalDate();
    LocalDate end = call.query("endDate").map(TransactionDesk::day).orElse(today);
    LocalDate start =
        call.query("startDate").map(TransactionDesk::day).orElse(end.minusDays(MOST_DAYS - 1));
    return list(call, start, end);
  }

  private EmulatorResponse listByDays(BlazeCall call) {
    LocalDate start = day(call.required("startDate"));
    return list(call, start, start.plusDays(Math.max(1, call.number("days", 1)) - 1L));
  }

  private EmulatorResponse list(BlazeCall call, LocalDate start, LocalDate end) {
    if (ChronoUnit.DAYS.between(start, end) >= MOST_DAYS || end.isBefore(start)) {
      throw BlazeRefusal.invalid("The range may not be longer than 7 days.");
    }
    Instant from = start.atStartOfDay(account.settings().zone()).toInstant();
    Instant to = end.plusDays(1).atStartOfDay(account.settings().zone()).toInstant();
    List<Entry> fitting =
        entries().stream()
            .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(to))
            .sorted(
                Comparator.comparing(Entry::at)
                    .reversed()
                    .thenComparing(entry -> -entry.order().id())
                    .thenComparing(Entry::kind))
            .toList();
    return call.page(fitting, "skip", this::write);
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (ShopOrder order : account.shop().orders()) {
      at(order).ifPresent(at -> entries.add(entry(at, order)));
      for (Refund refund : order.refunds()) {
        entries.add(new Entry(refund.created(), order, Optional.of(refund), BlazeIds.REFUND));
      }
      if (order.status() == OrderStatus.CANCELLED) {
        entries.add(new Entry(order.modified(), order, Optional.empty(), BlazeIds.VOID));
      }
    }
    return entries;
  }

  private static Entry entry(Instant at, ShopOrder order) {
    return new Entry(at, order, Optional.empty(), BlazeIds.SALE);
  }

  private Optional<Instant> at(ShopOrder order) {
    return switch (account.settings().listedBy()) {
      case CREATED -> Optional.of(order.created());
      case MODIFIED -> Optional.of(order.modified());
      case COMPLETED ->
          TransactionJson.isCompleted(order.status())
              ? Optional.of(account.completedAt(order))
              : Optional.empty();
    };
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeParseException e) {
      throw BlazeRefusal.invalid("A day is written MM/dd/yyyy.");
    }
  }

  private EmulatorResponse open(BlazeCall call) {
    return call.page(open(order -> true), "skip", this::write);
  }

  private List<Entry> open(Predicate<ShopOrder> those) {
    return account.shop().orders().stream()
        .filter(those)
        .filter(order -> !TransactionJson.isCompleted(order.status()))
        .filter(order -> order.status() != OrderStatus.DECLINED)
        .map(order -> entry(order.modified(), order))
        .toList();
  }

  private EmulatorResponse read(BlazeCall call) {
    String id = call.star(0);
    Optional<Entry> sale =
        BlazeIds.SALE.number(id).stream()
            .boxed()
            .flatMap(number -> account.shop().order(number).stream())
            .map(order -> entry(order.modified(), order))
            .findFirst();
    Entry found =
        sale.or(() -> refund(id)).or(() -> voiding(id)).orElseThrow(BlazeRefusal::notFound);
    return EmulatorResponse.json(200, write(found));
  }

  private Optional<Entry> refund(String id) {
    return BlazeIds.REFUND.number(id).stream()
        .boxed()
        .flatMap(number -> account.shop().orderOfRefund(number).stream())
        .flatMap(
            order ->
                order.refunds().stream()
                    .filter(refund -> BlazeIds.REFUND.of(refund.id()).equals(id))
                    .map(
                        refund ->
                            new Entry(
                                refund.created(), order, Optional.of(refund), BlazeIds.REFUND)))
        .findFirst();
  }

  private Optional<Entry> voiding(String id) {
    return BlazeIds.VOID.number(id).stream()
        .boxed()
        .flatMap(number -> account.shop().order(number).stream())
        .filter(order -> order.status() == OrderStatus.CANCELLED)
        .map(order -> new Entry(order.modified(), order, Optional.empty(), BlazeIds.VOID))
        .findFirst();
  }

  private EmulatorResponse ofMember(BlazeCall call) {
    int customer = BlazeIds.MEMBER.number(call.star(0)).orElseThrow(BlazeRefusal::notFound);
    boolean hidden = account.settings().is(Trait.REFUNDS_HIDDEN_FROM_MEMBERS);
    List<Entry> closed =
        entries().stream()
            .filter(entry -> entry.order().customerId() == customer)
            .filter(entry -> TransactionJson.isCompleted(entry.order().status()))
            .filter(entry -> !hidden || entry.kind() == BlazeIds.SALE)
            .sorted(Comparator.comparing(Entry::at).reversed())
            .toList();
    return call.page(closed, "start", this::write);
  }

  private EmulatorResponse openOfMember(BlazeCall call) {
    int customer = BlazeIds.MEMBER.number(call.star(0)).orElseThrow(BlazeRefusal::notFound);
    return call.page(open(order -> order.customerId() == customer), "start", this::write);
  }

  private static EmulatorResponse forbidden(BlazeCall call) {
    throw BlazeRefusal.of(403, "Forbidden", "The partner may not do this.");
  }
}
