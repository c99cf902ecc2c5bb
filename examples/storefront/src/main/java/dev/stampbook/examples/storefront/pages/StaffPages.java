package dev.stampbook.examples.storefront.pages;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditQuery;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.consent.ChainReport;
import dev.stampbook.engine.consent.ConsentCounts;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.examples.storefront.account.PasswordHash;
import dev.stampbook.examples.storefront.counter.Bill;
import dev.stampbook.examples.storefront.counter.Counter;
import dev.stampbook.examples.storefront.loyalty.OrderBook;
import dev.stampbook.examples.storefront.web.LoginThrottle;
import dev.stampbook.examples.storefront.web.Visit;
import dev.stampbook.examples.storefront.web.Visits;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.LineId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PostingReference;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.RedirectResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The back office: refunds, redemptions, audit, evidence of consent. */
public final class StaffPages {

  private static final int MOST_ROWS = 100;

  private final Frame frame;
  private final Visits visits;
  private final LoginThrottle throttle;
  private final String samplePassword;
  private final PasswordHash password;
  private final Counter counter;
  private final LoyaltyProgram program;
  private final OrderBook orders;
  private final ConsentRegistry registry;

  /** Opens the back office to whoever knows the password, which the page shows because this shop is an example. */
  public StaffPages(
      Frame frame,
      Visits visits,
      LoginThrottle throttle,
      String samplePassword,
      Counter counter,
      LoyaltyProgram program,
      OrderBook orders,
      ConsentRegistry registry) {
    this.frame = frame;
    this.visits = visits;
    this.throttle = throttle;
    this.samplePassword = samplePassword;
    this.password = PasswordHash.of(samplePassword);
    this.counter = counter;
    this.program = program;
    this.orders = orders;
    this.registry = registry;
  }

  /** Adds the pages. */
  public void routes(RoutesConfig routes) {
    routes.post("/staff/login", this::logIn);
    routes.get("/staff", this::orders);
    routes.post("/staff/refund", this::refund);
    routes.get("/staff/redemptions", this::redemptions);
    routes.get("/staff/audit", this::audit);
    routes.get("/staff/consent", this::consent);
    routes.get("/staff/consent/export", this::evidence);
  }

  private void logIn(Context page) {
    String typed = Frame.field(page, "password");
    if (throttle.pause("staff", page.ip()).isPresent()) {
      staffLogin(page, "Too many wrong passwords. Try again in 15 minutes.");
    } else if (password.matches(typed)) {
      throttle.succeeded("staff");
      visits.becomeStaff(page);
      page.redirect("/staff");
    } else {
      throttle.failed("staff", page.ip());
      staffLogin(page, "This is not the staff password.");
    }
  }

  private void staffLogin(Context page, String problem) {
    frame.showProblem(
        page, "staff-login", "Back office", Map.of("samplePassword", samplePassword), problem);
  }

  private void requireStaff(Context page) {
    if (frame.visit(page).role() != Visit.Role.STAFF) {
      page.redirect("/staff");
      throw new RedirectResponse();
    }
  }

  private void orders(Context page) {
    if (frame.visit(page).role() != Visit.Role.STAFF) {
      frame.show(page, "staff-login", "Back office", Map.of("samplePassword", samplePassword));
      return;
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (OrderId order : orders.newest(MOST_ROWS)) {
      Bill bill = counter.bill(order);
      Optional<OrderStory> story = story(order);
      rows.add(
          Map.of(
              "id", order.value(),
              "total", Prices.shown(bill.total()),
              "points", story.map(OrderStory::posted).orElse(0L),
              "status", story.map(one -> words(one.status())).orElse("not known right now"),
              "lines", bill.lines().stream().map(line -> line(order, line)).toList()));
    }
    frame.show(page, "staff", "Back office", Map.of("orders", rows));
  }

  private static Map<String, Object> line(OrderId order, Bill.Line line) {
    int left = line.quantity() - line.refunded();
    return Map.of(
        "order", order.value(),
        "line", line.id().value(),
        "name", line.name(),
        "quantity", line.quantity(),
        "refunded", line.refunded(),
        "left", Optional.of(left).filter(units -> units > 0));
  }

  private Optional<OrderStory> story(OrderId order) {
    try {
      return Optional.of(program.story(order));
    } catch (LoyaltyException unreachable) {
      return Optional.empty();
    }
  }

  private void refund(Context page) {
    requireStaff(page);
    OrderId order = Frame.id(page, "order", OrderId::of);
    LineId line = Frame.id(page, "line", LineId::of);
    String quantity = Frame.field(page, "quantity");
    try {
      if (!quantity.matches("[0-9]{1,3}")) {
        throw new IllegalArgumentException("The number of units is a whole number.");
      }
      counter.refund(order, line, Integer.parseInt(quantity));
      program.orderChanged(order);
      frame.redirect(page, "/staff", "Refunded; the points follow.");
    } catch (IllegalArgumentException impossible) {
      frame.redirect(page, "/staff", String.valueOf(impossible.getMessage()));
    }
  }

  private void redemptions(Context page) {
    requireStaff(page);
    List<Redemption> all = new ArrayList<>();
    for (RedemptionState state : RedemptionState.values()) {
      all.addAll(program.redemptions().in(state, MOST_ROWS));
    }
    all.sort(Comparator.comparing(Redemption::requestedAt).reversed());
    frame.show(
        page,
        "staff-redemptions",
        "Redemptions",
        Map.of("redemptions", all.stream().map(StaffPages::redemption).toList()));
  }

  private static Map<String, Object> redemption(Redemption one) {
    return Map.of(
        "id", one.id().value(),
        "member", one.member().value(),
        "reward", one.rewardName(),
        "points", one.points(),
        "restored", one.restored(),
        "state", words(one.state()),
        "order", one.order().map(OrderId::value).orElse(""),
        "note", one.refusal().map(refusal -> refusal.message()).orElse(one.note()));
  }

  private void audit(Context page) {
    requireStaff(page);
    List<AuditEntry> entries = program.audit().find(AuditQuery.newest().limit(MOST_ROWS));
    frame.show(
        page,
        "staff-audit",
        "Audit",
        Map.of("entries", entries.stream().map(StaffPages::entry).toList()));
  }

  private static Map<String, Object> entry(AuditEntry one) {
    return Map.of(
        "at", one.at().toString(),
        "kind", words(one.kind()),
        "entity", one.entity(),
        "outcome", words(one.outcome()),
        "points", one.points(),
        "reference", one.reference().map(PostingReference::value).orElse(""),
        "detail", one.detail() + one.error().map(error -> "; " + error).orElse(""));
  }

  private void consent(Context page) {
    requireStaff(page);
    ChainReport report = registry.verify();
    ConsentCounts counts = registry.counts();
    frame.show(
        page,
        "staff-consent",
        "Consent",
        Map.of(
            "intact", report.isIntact(),
            "records", report.records(),
            "faults", report.faults().stream().map(Object::toString).toList(),
            "persons", counts.persons(),
            "waitingOptOuts", counts.waitingOptOuts(),
            "waitingOptIns", counts.waitingOptIns(),
            "toAsk", counts.toAsk()));
  }

  /** The export brings its own style and pictures, so it gets its own rules. */
  private void evidence(Context page) {
    requireStaff(page);
    String customer = Optional.ofNullable(page.queryParam("customer")).orElse("");
    if (!customer.matches("[0-9]{1,12}")) {
      throw new NotFoundResponse("A customer number has 1 to 12 digits.");
    }
    ConsentExport export =
        registry
            .export(MemberIdentity.builder().customerId(CustomerId.of(customer)).build())
            .orElseThrow(() -> new NotFoundResponse("Nothing is known about this customer."));
    page.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
    page.html(export.html());
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
