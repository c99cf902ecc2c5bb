package dev.stampbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.FailedCall;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.order.ChannelId;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stocks of codes: handing out at once and with crashes, filling up, telling other channels (C18; splio sheet, 15.7). */
class CodePoolTest {

  private static final SystemName SHOP = SystemName.of("shop");
  private static final CodePoolId POOL = CodePoolId.of(RewardId.of("r"), SHOP);
  private static final int CODES = 10_000;
  private static final int THREADS = 32;

  @TempDir Path folder;

  /** Each thread takes for takers of its own, dies now and then before or after a commit, and asks again as after a restart. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void thirtyTwoThreadsWithCrashesGetNoCodeTwiceAndLoseNone(Database database) throws Exception {
    long seed = Long.getLong("stampbook.seed", 20_250_311);
    System.out.println("seed " + seed);
    try (Ground ground = Ground.of(database, folder)) {
      Store store = Store.jdbc(new Mortal(ground.source(), 0, seed).source());
      program(store).codes().add(POOL, codes(CODES));
      Map<String, List<String>> byCode = new HashMap<>();
      AtomicLong crashes = new AtomicLong();
      List<Runnable> threads = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        threads.add(
            () -> {
              Mortal mortal = new Mortal(ground.source(), 40, seed + number);
              CodePools pools = program(Store.jdbc(mortal.source())).codes();
              mortal.arm();
              for (int i = number; i < CODES; i += THREADS) {
                RedemptionId taker = RedemptionId.of("t" + i);
                String code = take(pools, taker, crashes);
                synchronized (byCode) {
                  byCode.computeIfAbsent(code, key -> new ArrayList<>()).add(taker.value());
                }
              }
            });
      }
      Barrier.run(threads);

      System.out.println("crashes: " + crashes);
      assertThat(crashes.get()).isGreaterThan(CODES / 100);
      assertThat(byCode).hasSize(CODES);
      assertThat(byCode.values()).allMatch(takers -> takers.size() == 1);
      CodePools after = program(store).codes();
      assertThat(after.stock(POOL)).isEqualTo(new CodeStock(POOL, 0, CODES, 0, 0, 0));
      assertThat(after.take(POOL, RedemptionId.of("late"))).isEmpty();
      assertThat(after.take(POOL, RedemptionId.of("t7")).orElseThrow().value())
          .isEqualTo(
              byCode.entrySet().stream()
                  .filter(entry -> entry.getValue().contains("t7"))
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElseThrow());
    }
  }

  private static String take(CodePools pools, RedemptionId taker, AtomicLong crashes) {
    while (true) {
      try {
        return pools.take(POOL, taker).orElseThrow().value();
      } catch (SimulatedCrash died) {
        crashes.incrementAndGet();
      }
    }
  }

  /** Two who ask for one taker at once get one code. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void oneTakerGetsOneCodeHoweverOftenItAsks(Database database) throws Exception {
    try (Ground ground = Ground.of(database, folder)) {
      CodePools pools = program(Store.jdbc(ground.source())).codes();
      pools.add(POOL, codes(100));
      for (int round = 0; round < 20; round++) {
        RedemptionId taker = RedemptionId.of("taker" + round);
        List<CouponCode> got = Collections.synchronizedList(new ArrayList<>());
        Barrier.run(
            List.of(
                () -> got.add(pools.take(POOL, taker).orElseThrow()),
                () -> got.add(pools.take(POOL, taker).orElseThrow()),
                () -> got.add(pools.take(POOL, taker).orElseThrow())));
        assertThat(got).hasSize(3).containsOnly(got.get(0));
      }
      assertThat(pools.stock(POOL).assigned()).isEqualTo(20);
    }
  }

  private static LoyaltyProgram program(Store store) {
    return LoyaltyProgram.builder()
        .provider(new FakeProvider(java.time.InstantSource.system()))
        .orders(new FakeShop())
        .store(store)
        .build();
  }

  private static List<CouponCode> codes(int count) {
    List<CouponCode> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      codes.add(CouponCode.of("C%05d".formatted(i)));
    }
    return codes;
  }

  /** A database that several stores share. */
  private record Ground(DataSource source, Runnable end) implements AutoCloseable {

    static Ground of(Database database, Path folder) throws Exception {
      if (database == Database.SQLITE) {
        return new Ground(new Moments(folder.resolve("codes.db")).plain(), () -> {});
      }
      HikariDataSource pool = Postgres.database();
      return new Ground(pool, pool::close);
    }

    @Override
    public void close() {
      end.run();
    }
  }

  /** Connections that die before or after one commit in so many, 0 for never. */
  private static final class Mortal {

    private final DataSource source;
    private final int oneIn;
    private final Random random;
    private boolean armed;

    Mortal(DataSource source, int oneIn, long seed) {
      this.source = source;
      this.oneIn = oneIn;
      this.random = new Random(seed);
    }

    synchronized void arm() {
      armed = true;
    }

    DataSource source() {
      return (DataSource)
          Proxy.newProxyInstance(
              Mortal.class.getClassLoader(),
              new Class<?>[] {DataSource.class},
              (self, method, arguments) -> {
                Object result = invoke(method, source, arguments);
                return result instanceof Connection connection && oneIn > 0
                    ? mortal(connection)
                    : result;
              });
    }

    private Connection mortal(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              Mortal.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (self, method, arguments) -> {
                boolean commit = method.getName().equals("commit");
                if (commit && dies()) {
                  throw new SimulatedCrash("before a commit");
                }
                Object result = invoke(method, connection, arguments);
                if (commit && dies()) {
                  throw new SimulatedCrash("after a commit");
                }
                return result;
              });
    }

    private synchronized boolean dies() {
      return armed && random.nextInt(oneIn) == 0;
    }

    private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }
  }

  @Test
  void aProgramOfTheOwnerFillsALowStockUpOnceAlsoWhenItsAnswerIsLost() {
    List<String> orders = new ArrayList<>();
    boolean[] down = {true};
    CodeSupplier supplier =
        (pool, order, count) -> {
          orders.add(order);
          if (down[0]) {
            throw unavailable();
          }
          return codes(count).stream()
              .map(code -> CouponCode.of(order.hashCode() + "-" + code.value()))
              .toList();
        };
    List<String> told = new ArrayList<>();
    SagaWorld w =
        world(
            CodePool.of(POOL).threshold(5).renewal(new CodeRenewal.Programmatic(supplier, 10)),
            told);

    w.run();
    assertThat(told).containsExactly("low 0");
    assertThat(w.program().codes().stock(POOL).free()).isZero();
    w.run();
    assertThat(orders).hasSize(1); // it waits before it asks again
    down[0] = false;
    w.clock.advance(Duration.ofMinutes(1));
    w.run();
    assertThat(w.program().codes().stock(POOL).free()).isEqualTo(10);
    assertThat(orders).hasSize(2).containsOnly(orders.get(0));
    w.run();
    assertThat(orders).hasSize(2);
    take(w, 6);
    w.run();
    assertThat(w.program().codes().stock(POOL).free()).isEqualTo(14);
    assertThat(orders).hasSize(3);
    assertThat(orders.get(2)).as("a new order has a new name").isNotEqualTo(orders.get(0));
    w.close();
  }

  private static void take(SagaWorld w, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(w.program().codes().take(POOL, RedemptionId.of("x" + i))).isPresent();
    }
  }

  @Test
  void peopleAreToldOnceThatAStockIsLowUntilItIsFullAgain() {
    List<String> told = new ArrayList<>();
    SagaWorld w = world(CodePool.of(POOL).threshold(3), told);
    w.program().codes().add(POOL, codes(4));
    w.run();
    assertThat(told).isEmpty();
    take(w, 2);
    w.run();
    w.run();
    w.restart();
    w.run();
    assertThat(told).containsExactly("low 2");
    w.program().codes().add(POOL, List.of(CouponCode.of("N1"), CouponCode.of("N2")));
    w.run();
    w.program().codes().take(POOL, RedemptionId.of("y1"));
    w.program().codes().take(POOL, RedemptionId.of("y2"));
    w.run();
    assertThat(told).containsExactly("low 2", "low 2");
    w.close();
  }

  @Test
  void aStockTheProviderKeepsIsToppedUpThere() {
    long[] left = {2};
    List<Integer> topUps = new ArrayList<>();
    ProviderStock stock =
        new ProviderStock() {
          @Override
          public OptionalLong left(CodePoolId pool) {
            return OptionalLong.of(left[0]);
          }

          @Override
          public void topUp(CodePoolId pool, int count) {
            topUps.add(count);
            left[0] += count;
          }
        };
    SagaWorld w =
        world(
            CodePool.of(POOL).threshold(5).renewal(new CodeRenewal.ByProvider(stock, 50)),
            new ArrayList<>());
    w.run();
    w.run();
    assertThat(topUps).containsExactly(50);
    left[0] = 1;
    w.clock.advance(Duration.ofMinutes(16));
    w.run();
    assertThat(topUps).containsExactly(50, 50);
    w.close();
  }

  @Test
  void aSplitStockServesEachChannelFromItsOwnPart() {
    CodePoolId web = POOL.on(ChannelId.of("web"));
    CodePoolId till = POOL.on(ChannelId.of("till"));
    SagaWorld w = world(CodePool.of(web).threshold(0), new ArrayList<>());
    w.program().codes().add(web, List.of(CouponCode.of("W1")));
    w.program().codes().add(till, List.of(CouponCode.of("T1"), CouponCode.of("w1")));

    assertThat(w.program().codes().stock(till).free()).isEqualTo(1);
    assertThat(w.program().codes().take(till, RedemptionId.of("a")).orElseThrow().value())
        .isEqualTo("T1");
    assertThat(w.program().codes().take(till, RedemptionId.of("b"))).isEmpty();
    assertThat(w.program().codes().take(web, RedemptionId.of("c")).orElseThrow().value())
        .isEqualTo("W1");
    w.close();
  }

  private SagaWorld world(CodePool pool, List<String> told) {
    return new SagaWorld(
        Database.SQLITE,
        folder,
        PointsPolicy.perUnit(1),
        parts -> parts.codePool(pool).codePoolListener(KnownFailuresCodesTest.listener(told)));
  }

  static UnavailableException unavailable() {
    return new UnavailableException("not now", FailedCall.unanswered(SHOP, "makeCodes"));
  }
}
