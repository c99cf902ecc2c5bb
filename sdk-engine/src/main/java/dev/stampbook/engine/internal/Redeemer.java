package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionDecision;
import dev.stampbook.engine.RedemptionQuote;
import dev.stampbook.engine.RedemptionRefusedException;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.StoreException;
import dev.stampbook.engine.internal.Conditions.Situation;
import dev.stampbook.engine.internal.Saga.Call;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.Turns.Turn;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Placed;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what shops and people ask of redemptions. Everything about one member goes one after the other, on all nodes; what is asked is
 * written down before anybody is called, and a {@link Saga} brings it as far as it can come.
 */
public final class Redeemer {

  private static final Logger LOG = LoggerFactory.getLogger(Redeemer.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofMinutes(5);

  private final Context context;
  private final Conditions conditions;
  private final Turns turns;
  private final Turns atOnce;
  private final Opening opening;
  private final Decisions decisions;
  private final SagaLog log;
  private final Saga saga;

  /** Redeems for one program. */
  public Redeemer(Context context, RedemptionParts parts, CodeDesk codes) {
    this.context = context;
    Pools pools = new Pools(parts.pools());
    this.log = new SagaLog(context);
    PointsSide points = new PointsSide(context, log);
    this.conditions = new Conditions(context, parts, pools);
    this.turns = new Turns(context, parts.rules().patience());
    this.atOnce = new Turns(context, Duration.ZERO);
    this.opening = new Opening(context, parts, pools, log, points, conditions, codes);
    this.decisions = new Decisions(context, log);
    DiscountSide discounts = new DiscountSide(context, log, parts.discounts());
    this.saga = new Saga(context, parts, log, points, discounts, pools);
  }

  /** Tells what {@link #redeem} would do. */
  public RedemptionQuote quote(MemberId member, Reward reward, Wanted wanted, CheckoutId checkout) {
    return quote(member, reward, wanted, checkout, conditions.look(member, checkout));
  }

  /** Tells it of every reward of the program, looking at member and checkout once. */
  public List<RedemptionQuote> quotes(MemberId asked, CheckoutId checkout) {
    MemberId member = context.sql.inTransaction(tx -> asOfNow(tx, asked));
    Situation situation = conditions.look(member, checkout);
    return context.provider.rewards().rewards().stream()
        .map(reward -> quote(member, reward, new Wanted.Least(), checkout, situation))
        .toList();
  }

  private RedemptionQuote quote(
      MemberId member, Reward reward, Wanted wanted, CheckoutId checkout, Situation situation) {
    return conditions.judge(RedemptionId.of("quote"), member, reward, wanted, checkout, situation);
  }

  /** Redeems, or goes on with the redemption of this id. */
  public Redemption redeem(
      RedemptionId id, MemberId member, Reward reward, Wanted wanted, CheckoutId checkout) {
    Redemption made =
        inTurn(
            member,
            turn -> {
              Optional<RedemptionRow> known = row(id);
              if (known.isPresent()) {
                return again(known.get(), member, reward);
              }
              settleOthers(member);
              Situation situation = conditions.look(member, checkout);
              RedemptionQuote quote =
                  conditions.judge(id, member, reward, wanted, checkout, situation);
              RedemptionRow opened = opening.open(id, quote, checkout, situation.place(), turn);
              return saga.drive(opened, Call.NEW);
            });
    if (made.state() == RedemptionState.REFUSED) {
      throw new RedemptionRefusedException(made.refusal().orElseThrow());
    }
    return made;
  }

  /** The same key gives the same redemption, or the same refusal; somebody else's key gives nothing. */
  private RedemptionRow again(RedemptionRow known, MemberId member, Reward reward) {
    if (!known.member().equals(member) || !known.reward().id().equals(reward.id())) {
      throw new IllegalArgumentException(
          "redemption " + known.id() + " is of another member or reward; use an id of its own");
    }
    boolean open =
        known.question().isEmpty()
            && (known.state() == RedemptionState.REQUESTED || known.wish() != Wish.KEEP);
    return open ? claim(known).map(ours -> saga.drive(ours, Call.FRESH)).orElse(known) : known;
  }

  /** What the provider may be doing for this member has to be known before its balance means anything. */
  private void settleOthers(MemberId member) {
    List<RedemptionRow> asked =
        context.sql.inTransaction(tx -> context.redemptions.asked(tx, member));
    for (RedemptionRow other : asked) {
      Optional<RedemptionRow> ours = claim(other);
      if (ours.isEmpty()) {
        throw busy();
      }
      RedemptionRow settled = saga.drive(ours.get(), Call.RECOVERY);
      if (settled.taken() == Taken.ASKED && settled.question().isEmpty()) {
        throw busy();
      }
    }
  }

  private static RedemptionRefusedException busy() {
    return new RedemptionRefusedException(
        new Refusal(
            RefusalReason.BUSY,
            "Another reward is being redeemed just now; try again in a moment."));
  }

  private Redemption inTurn(MemberId member, Function<Turn, RedemptionRow> work) {
    Optional<Turn> turn = turns.take(member);
    if (turn.isEmpty()) {
      throw busy();
    }
    RedemptionRow row;
    try (Turn ours = turn.get()) {
      row = work.apply(ours);
    } catch (
        SagaLog.NotOurs
            overtaken) { // we were held up; whoever took over goes on, and asking again tells how
      // it stands
      throw busy();
    }
    return row.forUsers();
  }

  private Optional<RedemptionRow> claim(RedemptionRow row) {
    Instant now = context.now();
    String owner = context.newOwner();
    Instant lease = context.leaseFrom(now);
    return context.sql.inTransaction(
        tx -> context.redemptions.claim(tx, row.id(), owner, now, lease));
  }

  /** Takes a discount off its checkout and gives the points back. */
  public Redemption release(RedemptionId id) {
    return withOne(
        id,
        row -> {
          if (!row.isUsable()) {
            return row;
          }
          RedemptionRow wanted =
              log.keep(
                  row.change().wish(Wish.WITHDRAW),
                  Told.of(AuditOutcome.SKIPPED, "the reward is to be removed"));
          return saga.drive(wanted, Call.FRESH);
        });
  }

  /** Puts a reward that no order has used on another checkout. */
  public Redemption moveTo(RedemptionId id, CheckoutId checkout) {
    return withOne(
        id,
        row -> {
          if (!row.isUsable() || row.placed() == Placed.USED) {
            throw new RedemptionRefusedException(
                new Refusal(RefusalReason.CODE_USED, "This reward cannot be used any more."));
          }
          return saga.drive(opening.move(row, checkout), Call.FRESH);
        });
  }

  /** Records what a person decided and goes on. */
  public Redemption decide(RedemptionId id, RedemptionDecision decision) {
    return withOne(id, row -> saga.drive(decisions.decide(row, decision), Call.FRESH));
  }

  private Redemption withOne(RedemptionId id, Function<RedemptionRow, RedemptionRow> work) {
    RedemptionRow known =
        row(id)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no redemption " + id + " here"));
    return inTurn(
        known.member(),
        turn -> {
          Optional<RedemptionRow> ours = claim(known);
          if (ours.isEmpty()) {
            throw busy();
          }
          try {
            return work.apply(ours.get());
          } finally { // what the saga drove it has let go of already
            context.sql.run(tx -> context.redemptions.free(tx, ours.get()));
          }
        });
  }

  /** Goes on with redemptions that are due: interrupted, seen in an order, or held too long. Returns how many there were. */
  public int driveDue(int limit) {
    List<RedemptionId> due =
        context.sql.inTransaction(tx -> context.redemptions.due(tx, context.now(), limit));
    due.forEach(id -> row(id).ifPresent(this::driveOne));
    return due.size();
  }

  private void driveOne(RedemptionRow due) {
    Optional<Turn> turn = atOnce.take(due.member());
    if (turn.isEmpty()) {
      context.sql.run(tx -> context.redemptions.putOff(tx, due.id(), context.now().plus(SOON)));
      return;
    }
    try {
      claim(due).ifPresent(row -> saga.drive(row, Call.RECOVERY));
    } catch (LoyaltyException later) {
      LOG.debug("redemption {} is still open: {}", due.id(), later.call());
    } catch (StoreException unreachable) {
      throw unreachable;
    } catch (RuntimeException bug) { // one redemption must not keep others from being done
      LOG.warn("redemption {} failed with {}", due.id(), bug.getClass().getName());
      context.sql.run(tx -> context.redemptions.putOff(tx, due.id(), context.now().plus(LATER)));
    } finally {
      turn.get().close();
    }
  }

  /** Returns when {@link #driveDue} has the next thing to do that does not just wait for an order or the end of a hold. */
  Optional<Instant> nextActive() {
    return context.sql.inTransaction(tx -> context.redemptions.nextDueOfActive(tx)).stream()
        .mapToObj(Instant::ofEpochMilli)
        .findFirst();
  }

  /** Returns how many redemptions the engine goes on with by itself. */
  long open() {
    return context.sql.inTransaction(tx -> context.redemptions.active(tx));
  }

  /** Returns how many redemptions wait for a person. */
  public long waitingForPerson() {
    return context.sql.inTransaction(tx -> context.redemptions.forPeople(tx));
  }

  private Optional<RedemptionRow> row(RedemptionId id) {
    return context.sql.inTransaction(tx -> context.redemptions.find(tx, id));
  }

  /** Returns a redemption. */
  public Optional<Redemption> find(RedemptionId id) {
    return row(id).map(RedemptionRow::forUsers);
  }

  /** Returns a member's redemptions, newest first. */
  public List<Redemption> of(MemberId member, int limit) {
    int most = checked(limit);
    return users(
        context.sql.inTransaction(tx -> context.redemptions.of(tx, asOfNow(tx, member), most)));
  }

  /** Returns a member's redemptions that no order has used and that have not expired, oldest first. */
  public List<Redemption> usable(MemberId member) {
    Instant now = context.now();
    return users(
            context.sql.inTransaction(tx -> context.redemptions.usable(tx, asOfNow(tx, member))))
        .stream()
        .filter(one -> one.expiresAt().filter(end -> !end.isAfter(now)).isEmpty())
        .toList();
  }

  /** Returns redemptions in a state, oldest first. */
  public List<Redemption> in(RedemptionState state, int limit) {
    int most = checked(limit);
    return users(context.sql.inTransaction(tx -> context.redemptions.in(tx, state, most)));
  }

  private static int checked(int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("ask for 1 to 1,000 redemptions, not " + limit);
    }
    return limit;
  }

  /** Returns the redemptions of a checkout. */
  public List<Redemption> at(CheckoutId checkout) {
    return users(context.sql.inTransaction(tx -> context.redemptions.at(tx, checkout)));
  }

  /** Returns the redemptions of an order. */
  public List<Redemption> of(OrderId order) {
    return users(context.sql.inTransaction(tx -> context.redemptions.of(tx, order)));
  }

  /** Returns the points a member holds. */
  public long held(MemberId member) {
    return context.sql.inTransaction(tx -> context.redemptions.held(tx, asOfNow(tx, member)));
  }

  /** A shop may still know somebody by the member they were before a merge. */
  private MemberId asOfNow(Sql.Tx tx, MemberId member) throws SQLException {
    return context.merges.survivorOf(tx, member);
  }

  private static List<Redemption> users(List<RedemptionRow> rows) {
    return rows.stream().map(RedemptionRow::forUsers).toList();
  }
}
