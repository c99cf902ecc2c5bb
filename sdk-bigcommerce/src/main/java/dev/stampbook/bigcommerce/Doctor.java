package dev.stampbook.bigcommerce;

import dev.stampbook.AuthenticationException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.bigcommerce.DoctorReport.Finding;
import dev.stampbook.bigcommerce.DoctorReport.Verdict;
import dev.stampbook.bigcommerce.api.Channel;
import dev.stampbook.bigcommerce.api.StoreTime;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.http.Reply;
import dev.stampbook.http.ResponseHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at a store through one cheap read per scope; writes nothing, so it cannot tell whether a scope also allows changes. */
record Doctor(BigCommerceApi api, BigCommerceWebhooks webhooks, InstantSource clock) {

  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(60);
  private static final CheckoutId NOWHERE = CheckoutId.of("00000000-0000-4000-8000-000000000000");
  private static final Map<String, String> ONE = Map.of("limit", "1");

  DoctorReport examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(clockAndQuota(findings));
    scope(
        findings,
        "store_v2_orders_read_only",
        "reading orders and refunds; add store_v2_orders for order metafields",
        () -> api.orders().statuses());
    scope(
        findings,
        "store_v2_transactions_read_only",
        "reading payment transactions",
        this::readTransactions);
    scope(
        findings,
        "store_v2_customers_read_only",
        "finding members and consent; add store_v2_customers to enrol them and to record consent",
        () -> api.customers().customers(ONE));
    scope(
        findings,
        "store_v2_marketing_read_only",
        "looking at rewards' codes; add store_v2_marketing to make them",
        () -> api.marketing().promotions(ONE));
    scope(
        findings,
        "store_checkout_read_only",
        "seeing what is on a checkout; add store_checkout to put discounts there",
        () -> api.checkouts().checkout(NOWHERE));
    scope(
        findings,
        "store_cart_read_only",
        "finding manual discounts again; add store_cart to make them",
        () -> api.checkouts().cart(NOWHERE));
    scope(
        findings,
        "store_v2_information_read_only",
        "knowing the store's currency",
        () -> api.store().store());
    scope(
        findings,
        "store_channel_settings_read_only",
        "telling channels apart",
        () -> channels(findings));
    hooks(findings);
    return new DoctorReport(findings);
  }

  private Finding clockAndQuota(List<Finding> findings) {
    try {
      Reply<StoreTime> reply = api.store().time();
      findings.add(clock(Instant.ofEpochSecond(reply.body().time())));
      return quota(reply.headers());
    } catch (LoyaltyException e) {
      return new Finding("connection", Verdict.PROBLEM, String.valueOf(e.getMessage()));
    }
  }

  private Finding clock(Instant theirs) {
    Duration skew = Duration.between(theirs, clock.instant()).abs();
    return skew.compareTo(TOLERATED_SKEW) <= 0
        ? new Finding("clock", Verdict.OK, "differs by " + skew.toSeconds() + " s")
        : new Finding(
            "clock",
            Verdict.WARNING,
            "differs by "
                + skew.toSeconds()
                + " s; set this machine's clock, or webhook signatures are refused and changes are read late");
  }

  private static Finding quota(ResponseHeaders headers) {
    return headers
        .number("X-Rate-Limit-Requests-Quota")
        .map(
            calls ->
                new Finding(
                    "quota",
                    Verdict.OK,
                    calls
                        + " calls per "
                        + headers.number("X-Rate-Limit-Time-Window-Ms").orElse(30_000L)
                        + " ms, shared by all apps of the store"))
        .orElseGet(
            () ->
                new Finding(
                    "quota",
                    Verdict.WARNING,
                    "the store does not tell its quota; maxRequestsPerSecond is what limits calls"));
  }

  private void readTransactions() {
    api.orders().orders(Map.of("limit", "1", "sort", "id:desc")).stream()
        .flatMap(row -> row.order().stream())
        .forEach(order -> api.orders().transactions(order.id()));
  }

  private void channels(List<Finding> findings) {
    List<Channel> channels = api.store().channels(Map.of()).data();
    findings.add(
        new Finding(
            "channels",
            Verdict.OK,
            channels.stream()
                .map(channel -> channel.id() + " " + channel.type().orElse("of unknown type"))
                .collect(Collectors.joining(", "))));
  }

  private static void scope(List<Finding> findings, String scope, String feature, Runnable read) {
    String check = "scope " + scope;
    try {
      read.run();
      findings.add(new Finding(check, Verdict.OK, "there; for " + feature));
    } catch (NotFoundException e) { // allowed to look, and there is nothing
      findings.add(new Finding(check, Verdict.OK, "there; for " + feature));
    } catch (AuthenticationException e) {
      findings.add(
          new Finding(
              check,
              Verdict.PROBLEM,
              "missing; needed for "
                  + feature
                  + ". Scopes cannot be added to an account: create a new one"));
    } catch (LoyaltyException e) {
      findings.add(new Finding(check, Verdict.WARNING, "could not be checked: " + e.getMessage()));
    }
  }

  private void hooks(List<Finding> findings) {
    try {
      BigCommerceWebhooks.Health health = webhooks.health();
      boolean none = webhooks.list().isEmpty();
      String message =
          none
              ? "none are registered; changes are only seen by sync"
              : health.isGood()
                  ? "all active"
                  : health.inactive().size()
                      + " switched off, "
                      + health.blocked().size()
                      + " destinations blocked; register them again and sync";
      Verdict verdict = !none && health.isGood() ? Verdict.OK : Verdict.WARNING;
      findings.add(new Finding("webhooks", verdict, message));
    } catch (LoyaltyException e) {
      findings.add(
          new Finding("webhooks", Verdict.WARNING, "could not be checked: " + e.getMessage()));
    }
  }
}
