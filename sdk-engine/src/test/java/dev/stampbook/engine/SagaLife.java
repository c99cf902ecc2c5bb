package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.Capability;
import dev.stampbook.SystemName;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PostingReference;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A shop's day: one redemption is used, partly refunded and cancelled, one is abandoned, one is refused by the shop, one is taken off by the
 * shopper. Told to the end whatever happens; the shop repeats a request that got no answer under the same key.
 */
final class SagaLife implements AutoCloseable {

  /** What the provider can do. */
  enum Kind {
    AT_ISSUE,
    AT_ISSUE_WITH_CANCEL,
    AT_ISSUE_WITHOUT_LOOK_UP,
    AT_ISSUE_WITH_OWN_CODES,
    AT_USE
  }

  private static final long START = 1_000;
  private static final RewardId FIVE = RewardId.of("five");
  private static final CodePoolId POOL = CodePoolId.of(FIVE, SystemName.of("shop"));
  private static final List<String> KEYS = List.of("used", "abandoned", "refused", "removed");

  private final Kind kind;
  private final TestClock clock = new TestClock(Orders.NOON);
  private final FakeProvider provider = new FakeProvider(clock);
  private final FakeShop shop = new FakeShop();
  private final FakeCarts carts = new FakeCarts();
  private final FakeNotes notes = new FakeNotes();
  private final MemberId member = provider.member("M1", Orders.CUSTOMER);
  private final HikariDataSource database;
  private final CrashPoints crash;
  private final Reward reward;
  private boolean usedCarried;

  SagaLife(Kind kind, Path folder, CrashPoints crash) throws Exception {
    this.kind = kind;
    this.crash = crash;
    this.database = database(Files.createDirectories(folder).resolve("stampbook.db"));
    boolean ownCodes = kind == Kind.AT_ISSUE_WITH_OWN_CODES;
    this.reward =
        ownCodes
            ? Reward.builder(FIVE, "Five off", new RewardCost.Fixed(100)).build()
            : SagaWorld.reward("five", 100, "EUR 5.00");
    if (kind == Kind.AT_USE) {
      provider.rewards().taken(PointsTaken.AT_USE);
    } else if (kind == Kind.AT_ISSUE_WITH_CANCEL) {
      provider.also(Capability.REWARD_CANCEL);
      provider.rewards().cancels();
    } else if (kind == Kind.AT_ISSUE_WITHOUT_LOOK_UP) {
      provider.rewards().cannotBeAsked();
    }
    provider.ledger().book(member, START);
  }

  /** Nothing here depends on the disk, only on what was committed. */
  private static HikariDataSource database(Path file) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setMaximumPoolSize(2);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "OFF");
    config.addDataSourceProperty("busy_timeout", "30000");
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    return new HikariDataSource(config);
  }

  List<String> passed() {
    return crash.passed();
  }

  boolean isDead() {
    return crash.isDead();
  }

  void live() {
    step(this::stock);
    carts.cart("used", "EUR 40.00");
    carts.cart("abandoned", "EUR 40.00");
    carts.cart("refused", "EUR 40.00");
    carts.cart("removed", "EUR 40.00");
    step(program -> redeem(program, "used"));
    ordered(1, OrderState.AWAITING_PAYMENT, Optional.empty());
    step(program -> deliver(program));
    ordered(2, OrderState.COMPLETED, Optional.empty());
    step(program -> deliver(program));
    step(program -> redeem(program, "abandoned"));
    if (kind != Kind.AT_ISSUE_WITH_OWN_CODES) {
      carts.fault(new Fault.Refused());
    }
    step(program -> redeem(program, "refused"));
    step(program -> redeem(program, "removed"));
    step(program -> release(program, "removed"));
    ordered(3, OrderState.COMPLETED, Optional.of("7.00"));
    step(program -> deliver(program));
    clock.advance(Duration.ofMinutes(70));
    step(program -> program.runOnce(100));
    ordered(4, OrderState.CANCELLED, Optional.of("7.00"));
    step(program -> deliver(program));
    step(LoyaltyProgram::sync);
  }

  /** Does a step; after a crash with the store as it was left, before or after the engine has gone on by itself. */
  private void step(Consumer<LoyaltyProgram> what) {
    if (!crash.isDead()) {
      try (Store store = Store.jdbc(crash.around(database));
          LoyaltyProgram program = program(store, true)) {
        what.accept(program);
        decide(program);
        return;
      } catch (SimulatedCrash died) {
        clock.advance(Duration.ofMinutes(3)); // whoever comes next waits for the leases
      }
    }
    try (Store store = Store.jdbc(database);
        LoyaltyProgram program = program(store, false)) {
      if (crash.passed().size() % 2 == 0) {
        program.runOnce(100);
        decide(program);
      }
      what.accept(program);
      decide(program);
    }
  }

  private LoyaltyProgram program(Store store, boolean mortal) {
    LoyaltyProgram.Builder builder =
        LoyaltyProgram.builder()
            .provider(mortal ? crash.around(provider) : provider)
            .orders(shop)
            .discounts(mortal ? crash.around(carts) : carts)
            .orderNotes(mortal ? crash.around(notes) : notes)
            .policy(PointsPolicy.perUnit(1))
            .store(store)
            .settings(EngineSettings.defaults().concurrency(1))
            .clock(clock)
            .waiting(clock);
    if (kind == Kind.AT_ISSUE_WITH_OWN_CODES) {
      builder.codePool(CodePool.of(POOL).threshold(0));
    }
    return builder.build();
  }

  private void stock(LoyaltyProgram program) {
    for (int i = 1; i <= 6; i++) {
      carts.coupon("K" + i, "EUR 5.00");
      program.codes().add(POOL, List.of(CouponCode.of("K" + i)));
    }
  }

  private void redeem(LoyaltyProgram program, String key) {
    try {
      program.redeem(member, reward).as(RedemptionId.of(key)).into(CheckoutId.of(key));
    } catch (RedemptionRefusedException undone) { // the crash came before anything was taken
      assertThat(undone.refusal().reason()).isEqualTo(RefusalReason.PROVIDER);
    }
  }

  private static void release(LoyaltyProgram program, String key) {
    if (program.redemptions().find(RedemptionId.of(key)).isPresent()) {
      program.redemptions().release(RedemptionId.of(key));
    }
  }

  /** The order has the discount when the cart had it, as it would in a shop. */
  private void ordered(long version, OrderState state, Optional<String> refund) {
    CheckoutId cart = CheckoutId.of("used");
    if (version == 1) {
      usedCarried = carts.has(RedemptionId.of("used"));
      carts.order(cart, "O");
    }
    Order.Builder order = order("O", version, state).checkout(cart).goods("1", 1, eur("40.00"));
    if (usedCarried) {
      order.discount(KnownFailuresRestorationTest.rewardDiscount("5.00"));
    }
    refund.ifPresent(amount -> order.refund(Orders.refund("F", amount)));
    shop.put(order.build());
  }

  private static void deliver(LoyaltyProgram program) {
    program.orderChanged(OrderId.of("O"));
    for (int i = 0; i < 20 && program.runOnce(100) > 0; i++) {
      Thread.onSpinWait();
    }
  }

  /** A person looks at the provider and says what is there. */
  private void decide(LoyaltyProgram program) {
    for (Redemption waits : program.redemptions().in(RedemptionState.NEEDS_REVIEW, 10)) {
      assertThat(kind).as("somebody is asked").isEqualTo(Kind.AT_ISSUE_WITHOUT_LOOK_UP);
      assertThat(waits.review().orElseThrow().question()).isEqualTo(Question.WERE_POINTS_TAKEN);
      Optional<IssuedReward> there =
          provider.rewards().issued().stream()
              .filter(issued -> issued.claim().redemption().equals(waits.id()))
              .findFirst();
      program
          .redemptions()
          .decide(
              waits.id(),
              there.isPresent()
                  ? new RedemptionDecision.Issued(there.get().issueId(), Optional.empty())
                  : new RedemptionDecision.NotIssued());
    }
  }

  // ----- what must hold in the end

  void check(String where) throws Exception {
    try (Store store = Store.jdbc(database);
        LoyaltyProgram program = program(store, false)) {
      SyncReport last = program.sync();
      assertThat(last.open()).as(where).isZero();
      assertThat(last.waitingForPerson()).as(where).isZero();
      long entries = provider.ledger().entries().size();
      program.sync();
      assertThat(provider.ledger().entries()).as(where).hasSize((int) entries);

      long spent = 0;
      for (String key : KEYS) {
        spent += check(program, key, where);
      }
      long earned = 0; // the order was cancelled in the end
      assertThat(sumOf("order:O")).as(where).isEqualTo(earned);
      assertThat(provider.ledger().runningBalance(member)).as(where).isEqualTo(START - spent);
      assertThat(program.redemptions().held(member)).as(where).isZero();
      assertThat(references()).as(where).doesNotHaveDuplicates();
      checkCodes(program, where);
    }
  }

  /** Returns the points that a redemption still costs the member. */
  private long check(LoyaltyProgram program, String key, String where) {
    RedemptionId id = RedemptionId.of(key);
    String what = where + ", redemption " + key;
    long issues =
        provider.rewards().issued().stream()
            .filter(issued -> issued.claim().redemption().equals(id))
            .count();
    Optional<Redemption> found = program.redemptions().find(id);
    assertThat(issues).as(what).isLessThanOrEqualTo(1);
    if (found.isEmpty()) {
      assertThat(issues).as(what).isZero();
      assertThat(carts.has(id)).as(what).isFalse();
      return 0;
    }
    Redemption redemption = found.get();
    assertThat(redemption.state()).as(what).isIn(RedemptionState.RELEASED, RedemptionState.REFUSED);
    assertThat(redemption.restored()).as(what).isEqualTo(issues == 0 ? 0 : redemption.points());
    assertThat(redemption.state() == RedemptionState.REFUSED).as(what).isEqualTo(refused(issues));
    boolean used = key.equals("used") && usedCarried;
    assertThat(carts.has(id)).as(what + ", its discount").isEqualTo(used);
    if (used) {
      assertThat(notes.read(OrderId.of("O"))).as(what).hasSize(1);
      assertThat(redemption.order()).as(what).contains(OrderId.of("O"));
    }
    return 0;
  }

  /** At use nothing is issued for a redemption that no order used, and that is not a refusal. */
  private boolean refused(long issues) {
    return issues == 0 && kind != Kind.AT_USE;
  }

  private void checkCodes(LoyaltyProgram program, String where) {
    CodeStock stock = program.codes().stock(POOL);
    assertThat(stock.free() + stock.retired()).as(where + ", codes").isEqualTo(6);
    List<String> taken = new ArrayList<>();
    for (IssuedReward issued : provider.rewards().issued()) {
      issued.code().ifPresent(code -> taken.add(code.value()));
    }
    assertThat(taken).as(where + ", codes").doesNotHaveDuplicates();
  }

  private long sumOf(String subject) {
    return provider.ledger().entries().stream()
        .filter(
            entry -> entry.reference().map(FakeLedger::subject).filter(subject::equals).isPresent())
        .mapToLong(LedgerEntry::points)
        .sum();
  }

  private List<String> references() {
    return provider.ledger().entries().stream()
        .flatMap(entry -> entry.reference().stream())
        .map(PostingReference::value)
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
