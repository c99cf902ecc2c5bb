package dev.stampbook.engine;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.internal.CodeDesk;
import dev.stampbook.engine.internal.Context;
import dev.stampbook.engine.internal.Program;
import dev.stampbook.engine.internal.Redeemer;
import dev.stampbook.engine.internal.RedemptionParts;
import dev.stampbook.engine.internal.Scheduling;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.Postings;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.Profile;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderNotes;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.PolicyRules;
import dev.stampbook.points.PostingReference;
import dev.stampbook.reward.Reward;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One merchant's loyalty program: a provider, a commerce system, a policy and a store. Points of every order are made equal to what its
 * present state is entitled to, exactly once (DESIGN promises 1 and 2). Thread-safe; several programs, also in several processes, may
 * share a store.
 */
public final class LoyaltyProgram implements AutoCloseable {

  private final Program program;
  private final Redeemer redeemer;
  private final Redemptions redemptions;
  private final CodePools codes;
  private final Store store;
  private final LoyaltyProvider provider;
  private final OrderSource orders;
  private final EngineSettings settings;
  private final ProgramId id;
  private Optional<Scheduling> scheduling = Optional.empty();
  private boolean checked;

  private LoyaltyProgram(Builder builder, Context context) {
    this.store = builder.need(builder.store, "store");
    this.provider = builder.need(builder.provider, "provider");
    this.orders = builder.need(builder.orders, "orders");
    this.settings = builder.settings;
    this.id = builder.id;
    RedemptionParts parts = builder.redemptionParts();
    CodeDesk desk = new CodeDesk(context, parts.listener());
    this.redeemer = new Redeemer(context, parts, desk);
    this.redemptions = new Redemptions(redeemer);
    this.codes = new CodePools(desk);
    this.program = new Program(context, redeemer, parts, builder.welcomeBonus);
  }

  /** Starts a program. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Notes durably that an order changed, and returns at once. Call it from a webhook: any number of times, in any order. The work is done
   * by a started program, by {@link #runOnce} or by the next {@link #sync}.
   */
  public void orderChanged(OrderId order) {
    program.signal(order);
    running().ifPresent(scheduler -> scheduler.wake(order));
  }

  /**
   * Catches up completely: reads what the webhooks missed, posts, settles what an earlier run left open. Safe to repeat and to kill at any
   * moment; a second run posts nothing.
   *
   * @throws EarningConflictException when somebody else reports purchases too
   */
  public SyncReport sync() {
    return sync(SyncProgress.none());
  }

  /** Catches up completely, telling how far it has come. */
  public SyncReport sync(SyncProgress progress) {
    refuseConflict();
    return program.sync(progress);
  }

  /** Says what {@link #sync} would post. Reads both systems, writes to neither and not to the store. */
  public SyncReport dryRun(SyncProgress progress) {
    return program.rehearse(progress);
  }

  /**
   * Does what is due now, for hosts that drive the program themselves (cron, serverless, tests).
   *
   * @param limit at most this many orders, 1 or more
   * @return how much there was to do; 0 when nothing is due
   */
  public int runOnce(int limit) {
    refuseConflict();
    return program.runOnce(limit);
  }

  /**
   * Starts to work in the background: signals at once, a sync every now and then. Nodes that share a store share the work.
   *
   * @throws EarningConflictException when somebody else reports purchases too
   */
  public synchronized void start() {
    if (scheduling.isEmpty()) {
      refuseConflict();
      Scheduling started =
          new Scheduling(
              program, id, settings.syncEvery(), store.dataSource(), settings.concurrency());
      started.start();
      scheduling = Optional.of(started);
    }
  }

  private synchronized Optional<Scheduling> running() {
    return scheduling;
  }

  private synchronized void refuseConflict() {
    if (!checked) {
      Optional<String> conflict = provider.conflict().or(orders::conflict);
      if (conflict.isPresent()) {
        throw new EarningConflictException(conflict.get());
      }
      checked = true;
    }
  }

  /** Begins a redemption by a member. */
  public RedemptionRequest redeem(Member member, Reward reward) {
    return redeem(member.id(), reward);
  }

  /** Begins a redemption by the member with this id. */
  public RedemptionRequest redeem(MemberId member, Reward reward) {
    return new RedemptionRequest(redeemer, program.asOfNow(member), reward);
  }

  /** Returns the redemptions: for screens, and to release, move and decide them. */
  public Redemptions redemptions() {
    return redemptions;
  }

  /** Returns the stocks of one-time codes. */
  public CodePools codes() {
    return codes;
  }

  /**
   * Explains what an order is worth now and why.
   *
   * @throws dev.stampbook.NotFoundException never; an order that is gone or earns nothing by rule gives an {@link
   *     IllegalArgumentException} saying so, see {@link #story} for what was posted for it
   */
  public PointsQuote explain(OrderId order) {
    return story(order)
        .quote()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "order " + order + " is not there or earns nothing by rule"));
  }

  /** Tells everything about an order: derivation, postings under their references, what the provider answered, audit. */
  public OrderStory story(OrderId order) {
    return program.story(order);
  }

  /** Lets an order that waits for a person be tried again, after what was wrong has been mended. */
  public void retry(OrderId order) {
    program.retry(order);
    running().ifPresent(scheduler -> scheduler.wake(order));
  }

  /**
   * Records what a person found out about a posting that nobody could tell the outcome of, or, with {@link Verdict#POSTED}, that an
   * order's newest posting, which the provider refused, was done there by hand.
   *
   * @return whether there was such a posting
   */
  public boolean decide(PostingReference reference, Verdict verdict) {
    return program.decide(
        reference, verdict == Verdict.POSTED ? PostingState.POSTED : PostingState.REFUSED);
  }

  /** What a person found out at the provider. */
  public enum Verdict {
    /** The provider has the posting. */
    POSTED,
    /** The provider does not have it; what is missing will be posted anew. */
    NOT_POSTED
  }

  /** Notes that somebody registered with this address (C13); guest orders are claimed only once it is proven. */
  public void registered(EmailAddress email, Instant at) {
    program.registered(email, at);
  }

  /**
   * Notes that somebody proved this address; their waiting guest orders become due.
   *
   * @return whether it was news
   */
  public boolean emailVerified(EmailAddress email, Instant at) {
    return program.verified(email, at);
  }

  /**
   * Makes somebody a member and gives the welcome bonus, once each: calls for one person go one after the other on all nodes, and whoever is a
   * member already is found by what is remembered of the address or the account, whatever its spelling (C13, KF-27).
   *
   * @throws dev.stampbook.OutcomeUnknownException when the member may have been created; calling again settles it and gives the bonus
   * @throws dev.stampbook.UnavailableException when somebody else enrols the same person for longer than 10 s
   * @throws IllegalArgumentException when the identity has neither customer id nor address nor phone
   */
  public Enrollment enroll(MemberIdentity who, Profile profile) {
    return program.enroll(who, profile);
  }

  /**
   * Makes two members one: orders, redemptions and debt of the absorbed member belong to the survivor from now on, and whatever still
   * arrives for them does too. Their points are moved by two postings, each exactly once, unless they are moved already; after a crash in
   * between, the program goes on by itself (KF-26, C13). Providers that cannot tell a balance or take points leave that to a person, who
   * tells the same merge once more as {@link MemberMerge#movedAlready()}.
   *
   * @return what came of it; telling it again changes nothing
   */
  public MergeOutcome merged(MemberMerge merge) {
    return program.merge(merge);
  }

  /** Returns merges whose points a person has to see to, the oldest first; orders do not wait for them. */
  public List<WaitingMerge> waitingMerges(int limit) {
    return program.waitingMerges(limit);
  }

  /** Returns orders that wait for a person, oldest first. */
  public List<OrderStoryHead> waitingForPerson(int limit) {
    return program.inStatus(OrderStatus.NEEDS_REVIEW, limit).stream()
        .map(OrderStoryHead::of)
        .toList();
  }

  /** Returns orders whose postings are not through and are tried again without a person, oldest first. */
  public List<OrderStoryHead> underWay(int limit) {
    return program.inStatus(OrderStatus.POSTING, limit).stream().map(OrderStoryHead::of).toList();
  }

  /**
   * An order that waits, in one line.
   *
   * @param order the order
   * @param note why it waits
   */
  public record OrderStoryHead(OrderId order, String note) {
    private static OrderStoryHead of(OrderRow row) {
      return new OrderStoryHead(row.id(), row.note());
    }
  }

  /** Returns the points a member owes under {@code CLAMP_DEBT}: reversals that could not be taken yet (C12); 0 for none. */
  public long debt(MemberId member) {
    return program.debt(member);
  }

  /** Returns the audit log. */
  public AuditLog audit() {
    return new AuditLog() {
      @Override
      public List<AuditEntry> find(AuditQuery query) {
        return program.audit(query);
      }

      @Override
      public Optional<String> payload(String hash) {
        return program.payload(hash);
      }
    };
  }

  /** Returns how many postings the provider confirmed so far, and the sum of their signed points. */
  public PostedSoFar postedSoFar() {
    Postings.Totals totals = program.totals();
    return new PostedSoFar(totals.postings(), totals.points());
  }

  /** The number and the signed sum of confirmed postings. */
  public record PostedSoFar(long postings, long points) {}

  /** Stops what {@link #start} started and ends the program's threads. The store stays open. */
  @Override
  public void close() {
    running().ifPresent(Scheduling::close);
    program.close();
  }

  /** Builds a {@link LoyaltyProgram}. */
  public static final class Builder {

    private ProgramId id = ProgramId.of("main");
    private Optional<LoyaltyProvider> provider = Optional.empty();
    private Optional<OrderSource> orders = Optional.empty();
    private Optional<DiscountApplier> discounts = Optional.empty();
    private RedemptionRules redemptionRules = RedemptionRules.standard();
    private Optional<OrderNotes> orderNotes = Optional.empty();
    private final List<CodePool> pools = new ArrayList<>();
    private CodePoolListener poolListener = new CodePoolListener() {};
    private Optional<PolicyRules> rules = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private Optional<Store> store = Optional.empty();
    private long welcomeBonus;
    private EngineSettings settings = EngineSettings.defaults();
    private InstantSource clock = InstantSource.system();
    private Waiting waiting = Waiting.real();

    private Builder() {}

    /** Names the program within its store; {@code main} by default. */
    public Builder id(ProgramId value) {
      this.id = value;
      return this;
    }

    /** Sets the loyalty provider. */
    public Builder provider(LoyaltyProvider value) {
      this.provider = Optional.of(value);
      return this;
    }

    /** Sets where orders are read from. */
    public Builder orders(OrderSource value) {
      this.orders = Optional.of(value);
      return this;
    }

    /** Sets where discounts are applied; without it redemptions end with a code to enter. */
    public Builder discounts(DiscountApplier value) {
      this.discounts = Optional.of(value);
      return this;
    }

    /** Sets under which conditions rewards are given and what becomes of them; {@link RedemptionRules#standard()} by default. */
    public Builder redemptionRules(RedemptionRules value) {
      this.redemptionRules = value;
      return this;
    }

    /** Sets where redemptions are noted beside their orders; by default nowhere. */
    public Builder orderNotes(OrderNotes value) {
      this.orderNotes = Optional.of(value);
      return this;
    }

    /** Adds a stock of one-time codes; redemptions of its reward get their codes from it. */
    public Builder codePool(CodePool value) {
      this.pools.add(value);
      return this;
    }

    /** Sets who is told about stocks of codes; nobody by default. */
    public Builder codePoolListener(CodePoolListener value) {
      this.poolListener = value;
      return this;
    }

    /** Sets one policy for all orders. */
    public Builder policy(PointsPolicy value) {
      return policy(PolicyRules.always(value));
    }

    /** Sets rules that choose the policy. */
    public Builder policy(PolicyRules value) {
      this.rules = Optional.of(value);
      return this;
    }

    /** Leaves out orders placed before this time; by default every order the commerce system has is looked at. */
    public Builder since(Instant value) {
      this.since = Optional.of(value);
      return this;
    }

    /** Gives whoever becomes a member by {@link LoyaltyProgram#enroll} so many points once, 0 or more; 0 by default. */
    public Builder welcomeBonus(long points) {
      if (points < 0) {
        throw new IllegalArgumentException("a welcome bonus is 0 or more points, not " + points);
      }
      this.welcomeBonus = points;
      return this;
    }

    /** Sets the store. */
    public Builder store(Store value) {
      this.store = Optional.of(value);
      return this;
    }

    /** Sets how the engine works. */
    public Builder settings(EngineSettings value) {
      this.settings = value;
      return this;
    }

    /** Sets the clock; tests move it. */
    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    /** Sets how time passes; tests move a clock instead of waiting. */
    public Builder waiting(Waiting value) {
      this.waiting = value;
      return this;
    }

    /**
     * Returns the program.
     *
     * @throws IllegalStateException when a part is missing, or the policy measures balances that the provider does not tell
     * @throws EarningConflictException when the provider's own connector or the POS reports purchases as configured
     */
    public LoyaltyProgram build() {
      LoyaltyProvider chosen = need(provider, "provider");
      if (rules.isPresent()) {
        refuseOtherOwner(chosen);
        refuseUnknownBalances(chosen, rules.get());
      }
      Context context =
          new Context(
              id,
              chosen,
              need(orders, "orders"),
              rules.orElseGet(() -> PolicyRules.never("the program has no policy")),
              since,
              settings,
              clock,
              waiting,
              need(store, "store").sql(),
              need(store, "store").dialect());
      return new LoyaltyProgram(this, context);
    }

    private RedemptionParts redemptionParts() {
      return new RedemptionParts(discounts, redemptionRules, orderNotes, pools, poolListener);
    }

    private static void refuseOtherOwner(LoyaltyProvider provider) {
      if (provider.earningOwner() != EarningOwner.SDK) {
        throw new EarningConflictException(
            provider.name()
                + " is configured so that "
                + provider.earningOwner()
                + " reports purchases; with a policy the SDK would report them too and points would"
                + " double. Set the provider's earning mode to the SDK, or leave the policy out");
      }
      boolean earns =
          provider.can(Capability.POINTS_POST) || provider.can(Capability.POINTS_EARN_BY_PURCHASE);
      if (!earns) {
        throw new IllegalStateException(
            provider.name() + " as configured takes neither points nor purchases");
      }
    }

    private static void refuseUnknownBalances(LoyaltyProvider provider, PolicyRules rules) {
      boolean measures =
          rules.policies().stream()
              .anyMatch(policy -> policy.negativeBalance() != NegativeBalance.ALLOW);
      if (measures && !provider.can(Capability.BALANCE_READ)) {
        throw new IllegalStateException(
            provider.name()
                + " does not tell balances, so only a policy with negative balance ALLOW fits it");
      }
    }

    private <T> T need(Optional<T> part, String name) {
      return part.orElseThrow(
          () -> new IllegalStateException("a program needs " + name + "; call ." + name + "(...)"));
    }
  }
}
