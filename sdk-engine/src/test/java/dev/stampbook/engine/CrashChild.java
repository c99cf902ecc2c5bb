package dev.stampbook.engine;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.member.MemberService;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.StateRules;
import dev.stampbook.reward.RewardCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The process that is killed: syncs until nothing is open. */
final class CrashChild {

  private static final SystemName NAME = CrashWire.NAME;

  private final CrashWire wire;

  private CrashChild(int port) {
    this.wire = new CrashWire(port);
  }

  public static void main(String[] arguments) {
    CrashChild child = new CrashChild(Integer.parseInt(arguments[0]));
    FakeProvider members = new FakeProvider(Instant::now);
    members.member("M1", Orders.CUSTOMER);
    try (Store store = Store.embedded(Path.of(arguments[1]));
        LoyaltyProgram program =
            LoyaltyProgram.builder()
                .provider(child.new Provider(members))
                .orders(child.new Shop())
                .policy(PointsPolicy.perUnit(1))
                .store(store)
                .settings(EngineSettings.defaults().concurrency(3))
                .build()) {
      SyncReport report = program.sync();
      System.out.println(report.text());
      boolean done =
          report.open() == 0 && report.waitingForPerson() == 0 && report.stopped().isEmpty();
      System.exit(done ? 0 : 1);
    }
  }

  private final class Shop implements OrderSource {

    @Override
    public SystemName system() {
      return NAME;
    }

    @Override
    public StateRules defaultStates() {
      return StateRules.standard();
    }

    @Override
    public List<ChangeFeed> feeds() {
      return List.of(new Feed());
    }

    @Override
    public Optional<Order> find(OrderId id, OrderDetail detail) {
      return orders().stream().filter(order -> order.id().equals(id)).findFirst();
    }
  }

  private List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    for (String line : wire.read("orders", "").strip().split("\n", -1)) {
      String[] parts = line.split(" ", -1);
      Order.Builder order = Orders.completed(parts[0], Long.parseLong(parts[1]), parts[2]);
      if (!parts[3].equals("0.00")) {
        order.refund(Orders.refund("R" + parts[0], parts[3]));
      }
      orders.add(order.build());
    }
    return orders;
  }

  private final class Feed implements ChangeFeed {

    @Override
    public FeedName name() {
      return new FeedName("orders");
    }

    @Override
    public FeedStyle style() {
      return FakeFeed.style(FeedStyle.Paging.NUMBERED, FeedStyle.Bound.INCLUSIVE, Duration.ZERO, 5);
    }

    @Override
    public FeedPage read(FeedQuery query) {
      List<OrderChange> rows =
          orders().stream()
              .<OrderChange>map(
                  order ->
                      new OrderChange.Snapshot(
                          order,
                          order
                              .modifiedAt()
                              .plusSeconds(100 * order.version().value())
                              .plusSeconds(Long.parseLong(order.id().value()))))
              .filter(row -> !row.changedAt().isBefore(query.since()))
              .skip((query.page() - 1) * 5L)
              .limit(5)
              .toList();
      return new FeedPage(rows, Optional.empty());
    }
  }

  /** Members from memory, points over the wire. */
  private final class Provider implements LoyaltyProvider {

    private final LoyaltyProvider members;

    Provider(LoyaltyProvider members) {
      this.members = members;
    }

    @Override
    public SystemName name() {
      return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
      return members.capabilities();
    }

    @Override
    public EarningOwner earningOwner() {
      return EarningOwner.SDK;
    }

    @Override
    public MemberService members() {
      return members.members();
    }

    @Override
    public PointsLedger points() {
      return new CrashLedger(wire);
    }

    @Override
    public RewardCatalog rewards() {
      return members.rewards();
    }

    @Override
    public ConsentService consents() {
      return members.consents();
    }
  }
}
