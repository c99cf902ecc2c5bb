package dev.stampbook.splio;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.Standing;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.splio.SplioEmulator;
import dev.stampbook.sandbox.splio.SplioUniverse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One emulated universe behind real HTTP on the loopback address, with a clock that moves only when somebody waits. */
final class EmulatedSplio implements AutoCloseable {

  static final String API_KEY = "splio_key";

  final SandboxClock clock = EmulatedSystem.newClock();
  final SplioEmulator emulator;
  final SplioUniverse universe;
  final EmulatedSystem system;

  EmulatedSplio() {
    this(UnaryOperator.identity());
  }

  EmulatedSplio(UnaryOperator<SplioEmulator.Builder> universe) {
    emulator =
        universe
            .apply(SplioEmulator.builder().clock(clock).apiKey(API_KEY).unlimitedQuota())
            .build();
    this.universe = emulator.universe();
    system = EmulatedSystem.start(emulator, clock);
  }

  /** Returns where the emulator listens. */
  URI url() {
    return system.url();
  }

  Splio.Builder builder() {
    return Splio.builder()
        .apiKey(Secret.of(API_KEY))
        .program(universe.programId())
        .store("web")
        .baseUrl(system.url())
        .maxRequestsPerSecond(1_000, 1_000)
        .http(http -> http.time(system.time()).jitterSeed(1));
  }

  /** Returns the provider that reports orders, the default. */
  Splio rules() {
    return builder().build();
  }

  /** Returns the provider that credits points, negative ones too. */
  Splio credit() {
    return builder().earning(SplioEarning.CREDIT).negativeCredit().build();
  }

  MemberId member(String email, long points) {
    String card = universe.addMember(email, "", "Ada", "Example", "");
    if (points != 0) {
      universe.adjust(card, points);
    }
    return MemberId.of(Long.toString(universe.contactNumber(email).orElseThrow()));
  }

  String card(MemberId member) {
    return universe.cardCode(Long.parseLong(member.value())).orElseThrow();
  }

  long points(MemberId member) {
    return universe.points(card(member));
  }

  void compute() {
    clock.advance(Duration.ofSeconds(10));
  }

  void fault(String method, String path, Fault... all) {
    system.fault(method, path, all);
  }

  long calls(String operation) {
    return system.calls(operation);
  }

  static Posting bonus(MemberId member, String reference, long points) {
    return new Posting(
        PostingReference.of(reference),
        member,
        points,
        PostingReason.BONUS,
        "A bonus",
        Optional.empty());
  }

  /** Returns the posting that brings an order's points in line with its state, as the engine would make it. */
  static Posting order(MemberId member, Order order, Standing standing, int sequence, long before) {
    PointsPolicy policy = PointsPolicy.perUnit(BigDecimal.ONE);
    var terms = policy.termsFor(order, BigDecimal.ONE).orElseThrow();
    var quote = PointsCalculator.quote(order, terms, standing);
    return new Posting(
        PostingReference.of("sdk:v1:demo:order:" + order.id() + ":" + sequence),
        member,
        quote.entitlement() - before,
        PostingReason.ORDER,
        "Order " + order.id(),
        Optional.of(new Posting.Purchase(order, quote, before)));
  }

  @Override
  public void close() {
    system.close();
  }
}
