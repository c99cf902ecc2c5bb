package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.Capability;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle.Bound;
import dev.stampbook.order.FeedStyle.Paging;
import dev.stampbook.order.FeedStyle.Sort;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.StateEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link OrderSource} and its {@link ChangeFeed}s promise (C15; KF-29, KF-30). The source is set up with pages of at most ten
 * rows; what the emulator held before the test is older than a minute.
 */
public abstract class OrderSourceContract extends ServiceContract {

  private static final int MOST_PAGES = 1_000;

  /** Returns the source. */
  protected abstract OrderSource orders();

  /** Completes a new order of a known customer at the emulator, now. */
  protected abstract OrderId completeOrder();

  /** Gives part of the order's money back at the emulator, now. */
  protected abstract void refundPart(OrderId order);

  /** Breaks the row of this order in every list the emulator answers from now on, so that no order can be read from it. */
  protected abstract void breakRow(OrderId order);

  /** Returns a well-formed id that no order has. */
  protected abstract OrderId nowhere();

  /** Returns the call that reads one order. */
  protected abstract WireCall findCall();

  /** Returns the call that reads a page of this feed. */
  protected abstract WireCall pageCall(ChangeFeed feed);

  /** Returns from when on this feed has to ask the system: a minute ago, unless it is a feed of older orders alone. */
  protected Instant askedSince(ChangeFeed feed) {
    return justBefore();
  }

  /** Commerce systems declare nothing here. */
  @Override
  protected final Set<Capability> capabilities() {
    return Set.of();
  }

  private Instant now() {
    return system().clock().instant();
  }

  private Instant justBefore() {
    return now().minus(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @EnumSource(OrderDetail.class)
  void anOrderIsReadAsItIsNow(OrderDetail detail) {
    OrderId id = completeOrder();

    Order order = orders().find(id, detail).orElseThrow();

    assertThat(order.id()).isEqualTo(id);
    assertThat(order.detail()).isIn(detail, OrderDetail.LINES);
    assertThat(order.customer()).isPresent();
    assertThat(order.total().isPositive()).isTrue();
    assertThat(order.refunds()).isEmpty();
    assertThat(orders().defaultStates().effect(order.state())).isEqualTo(StateEffect.EARN);
    assertThat(orders().find(id, OrderDetail.LINES).orElseThrow().lines()).isNotEmpty();
    assertThat(orders().find(nowhere(), detail)).isEmpty();
    assertFailureIsNoAnswer(findCall(), () -> orders().find(id, detail));
  }

  @Test
  void aRefundIsReadWithItsOrderAndMarksItInAFeed() {
    OrderId id = completeOrder();
    Order before = orders().find(id, OrderDetail.LINES).orElseThrow();
    system().clock().advance(Duration.ofHours(1));
    Instant since = justBefore();

    refundPart(id);

    Order after = orders().find(id, OrderDetail.LINES).orElseThrow();
    assertThat(after.refunds()).hasSize(1);
    assertThat(after.goods()).isEqualTo(before.goods());
    assertThat(
            orders().feeds().stream()
                .flatMap(feed -> walk(feed, since, Optional.empty()).stream())
                .map(OrderChange::order))
        .contains(id);
    assertThat(orders().find(id, OrderDetail.HEADER).orElseThrow().refunds())
        .as("refunds of a header read")
        .hasSize(1);
  }

  /** KF-29: more orders of one second than a page holds. */
  @Test
  void noRowIsLostOverPages() {
    ChangeFeed feed = ordersFeed();
    assertThat(feed.style().pageSize()).isLessThanOrEqualTo(10);
    Instant since = justBefore();
    List<OrderId> made = new ArrayList<>();
    for (int i = 0; i < 2 * feed.style().pageSize() + 1; i++) {
      made.add(completeOrder());
      if (feed.style().paging() == Paging.SINGLE) {
        system().clock().advance(feed.style().resolution());
      }
    }

    List<OrderChange> rows = walk(feed, since, Optional.empty());

    assertThat(rows.stream().map(OrderChange::order).distinct())
        .containsExactlyInAnyOrderElementsOf(made);
    if (feed.style().paging() == Paging.NUMBERED) {
      assertThat(rows).as("rows of a list that does not move").hasSameSizeAs(made);
    }
    if (feed.style().order() == Sort.BY_CHANGE) {
      assertThat(rows).isSortedAccordingTo(Comparator.comparing(OrderChange::changedAt));
    }
  }

  @Test
  void theLowerBoundIsWhatTheStyleSays() {
    ChangeFeed feed = ordersFeed();
    OrderId id = completeOrder();
    Instant changed = row(feed, id, justBefore()).changedAt();

    List<OrderId> atTheBound =
        walk(feed, changed, Optional.empty()).stream().map(OrderChange::order).toList();
    List<OrderId> below =
        walk(feed, changed.minus(feed.style().resolution()), Optional.empty()).stream()
            .map(OrderChange::order)
            .toList();

    assertThat(below).contains(id);
    assertThat(atTheBound.contains(id)).isEqualTo(feed.style().bound() == Bound.INCLUSIVE);
    assertThat(
            walk(feed, changed.plus(feed.style().resolution()), Optional.empty()).stream()
                .map(OrderChange::order))
        .doesNotContain(id);
  }

  @Test
  void theUpperBoundCutsOffWhatCameLater() {
    ChangeFeed feed = ordersFeed();
    Instant since = justBefore();
    OrderId early = completeOrder();
    Instant between = now().plus(Duration.ofMinutes(30));
    system().clock().advance(Duration.ofHours(1));
    OrderId late = completeOrder();

    assertThat(walk(feed, since, Optional.of(between)).stream().map(OrderChange::order))
        .contains(early)
        .doesNotContain(late);
  }

  /** KF-30: one bad record never stops the list. */
  @Test
  void anUnreadableRowDoesNotStopTheFeed() {
    ChangeFeed feed = ordersFeed();
    Instant since = justBefore();
    OrderId first = completeOrder();
    OrderId broken = completeOrder();
    OrderId last = completeOrder();
    breakRow(broken);

    List<OrderChange> rows = walk(feed, since, Optional.empty());

    assertThat(rows.stream().map(OrderChange::order)).contains(first, broken, last);
    assertThat(rows)
        .filteredOn(row -> row.order().equals(broken))
        .singleElement()
        .isInstanceOfSatisfying(
            OrderChange.Unreadable.class, row -> assertThat(row.problem()).isNotBlank());
    assertThat(rows)
        .filteredOn(row -> row.order().equals(first) || row.order().equals(last))
        .noneMatch(OrderChange.Unreadable.class::isInstance);
  }

  @Test
  void aPageThatCannotBeReadIsNeverAnEmptyOne() {
    completeOrder();

    for (ChangeFeed feed : orders().feeds()) {
      Instant since = askedSince(feed);
      assertFailureIsNoAnswer(
          pageCall(feed),
          () -> feed.read(new FeedQuery(since, Optional.empty(), 1, OrderDetail.HEADER)));
    }
  }

  @Test
  void feedsHaveNamesOfTheirOwn() {
    assertThat(orders().feeds()).isNotEmpty();
    assertThat(orders().feeds().stream().map(ChangeFeed::name)).doesNotHaveDuplicates();
  }

  /** The first feed is the one that delivers orders as they change. */
  private ChangeFeed ordersFeed() {
    return orders().feeds().get(0);
  }

  private OrderChange row(ChangeFeed feed, OrderId order, Instant since) {
    return walk(feed, since, Optional.empty()).stream()
        .filter(row -> row.order().equals(order))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the feed does not deliver " + order));
  }

  /** Reads all pages of all windows between two times, as the sync does. */
  private List<OrderChange> walk(ChangeFeed feed, Instant since, Optional<Instant> until) {
    Instant end = until.orElse(now().plusSeconds(1));
    List<OrderChange> rows = new ArrayList<>();
    Instant from = since;
    do {
      Instant start = from;
      Optional<Instant> to =
          feed.style().maxWindow().map(start::plus).filter(border -> border.isBefore(end));
      rows.addAll(window(feed, start, to.or(() -> until)));
      from = to.orElse(end);
    } while (from.isBefore(end));
    return rows;
  }

  private static List<OrderChange> window(ChangeFeed feed, Instant since, Optional<Instant> until) {
    List<OrderChange> rows = new ArrayList<>();
    Instant from = since;
    for (int page = 1; page <= MOST_PAGES; page++) {
      boolean numbered = feed.style().paging() == Paging.NUMBERED;
      FeedPage read =
          feed.read(new FeedQuery(from, until, numbered ? page : 1, OrderDetail.HEADER));
      rows.addAll(read.rows());
      boolean more =
          read.end()
              .map(end -> end == FeedPage.End.MORE)
              .orElse(read.rows().size() >= feed.style().pageSize());
      if (!more) {
        return rows;
      }
      if (!numbered) {
        from = read.rows().get(read.rows().size() - 1).changedAt();
      }
    }
    throw new AssertionError("the feed " + feed.name() + " never ends");
  }
}
