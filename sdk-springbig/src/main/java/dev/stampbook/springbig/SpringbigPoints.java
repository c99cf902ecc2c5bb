package dev.stampbook.springbig;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.TimeSource;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.springbig.api.Document;
import dev.stampbook.springbig.api.Member;
import dev.stampbook.springbig.api.SpringbigApi;
import dev.stampbook.springbig.api.VisitWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reports purchases, from which Springbig computes points (sheet sections 9 and 13). No evidenced call reads a balance, takes points back
 * or tells whether a visit arrived: each of these works once its route is configured and throws before.
 */
public final class SpringbigPoints implements PointsLedger {

  private static final Duration UNTIL_LINKED = Duration.ofHours(1);

  private final LocatedApis apis;
  private final MemberLookup members;
  private final Routes routes;
  private final SpringbigSettings settings;
  private final Visits visits;
  private final TimeSource time;

  SpringbigPoints(
      LocatedApis apis,
      MemberLookup members,
      Routes routes,
      SpringbigSettings settings,
      TimeSource time) {
    this.apis = apis;
    this.members = members;
    this.routes = routes;
    this.settings = settings;
    this.visits = new Visits(settings);
    this.time = time;
  }

  @Override
  public PostingMode mode() {
    return PostingMode.PURCHASES;
  }

  /** Returns what the builder was told; used only where the look-up of the posting's kind is configured. */
  @Override
  public LookupSchedule lookups() {
    return settings.lookups();
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotFoundException when no member has this key
   * @throws dev.stampbook.MalformedResponseException when the answer has no number at {@code springbig.fields.balance}
   */
  @Override
  public long balance(MemberId member) {
    if (!canTellBalance()) {
      throw new UnsupportedCapabilityException(
          Springbig.NAME,
          Capability.BALANCE_READ,
          Routes.Call.BALANCE.operation,
          Optional.of("springbig.routes.balance and springbig.fields.balance"));
    }
    String key = MemberKey.required(member, Routes.Call.BALANCE.operation);
    Member found =
        members
            .byKey(key)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "there is no member " + key,
                        FailedCall.unanswered(Springbig.NAME, Routes.Call.BALANCE.operation)));
    return settings
        .balance()
        .flatMap(found.raw()::whole)
        .orElseThrow(
            () -> MemberKey.missing(Routes.Call.BALANCE.operation, "springbig.fields.balance"));
  }

  boolean canTellBalance() {
    return routes.has(Routes.Call.BALANCE) && settings.balance().isPresent();
  }

  /**
   * {@inheritDoc}
   *
   * <p>An order that earns becomes a visit; the points of the receipt are those expected, Springbig computes its own (sheet section 3.7).
   * Points of an order are taken back by {@code springbig.routes.reverse}; anything that hangs on no order goes to {@code
   * springbig.routes.adjustPoints}. A 5xx, a time-out or
   * an answer that is no JSON leaves the outcome unknown.
   *
   * @throws InvalidRequestException when the order is not complete, when tax is counted otherwise than {@code springbig.pointsBasis} says,
   *     or when a partial refund would take points while {@code springbig.partialRefundPolicy} is NONE; nothing was sent
   * @throws UnavailableException when the member is not linked yet; nothing was sent, it may be sent again once they are
   * @throws UnsupportedCapabilityException also for an order that earns while {@code springbig.earning} names another owner
   */
  @Override
  public PostingReceipt post(Posting posting) {
    Optional<Document> answer =
        switch (lookUp(posting)) {
          case FIND_REVERSAL -> reverse(posting);
          case FIND_VISIT -> visit(posting);
          default -> adjust(posting);
        };
    return receipt(posting, answer.flatMap(told -> told.entries().stream().findFirst()));
  }

  /** Returns the look-up of the way a posting goes: as a visit, as a reversal, or as an adjustment. */
  private static Routes.Call lookUp(Posting posting) {
    boolean ofOrders =
        posting.reason() == PostingReason.ORDER || posting.reason() == PostingReason.DEBT;
    if (ofOrders && posting.points() < 0) {
      return Routes.Call.FIND_REVERSAL;
    }
    return posting.reason() == PostingReason.ORDER
        ? Routes.Call.FIND_VISIT
        : Routes.Call.FIND_ADJUSTMENT;
  }

  private Optional<Document> visit(Posting posting) {
    if (settings.earning() != EarningOwner.SDK) {
      throw new UnsupportedCapabilityException(
          Springbig.NAME,
          Capability.POINTS_EARN_BY_PURCHASE,
          Visits.CREATE,
          Optional.of("springbig.earning=SDK"));
    }
    VisitWrite visit = visits.visit(posting, posUser(posting));
    SpringbigApi api = apis.at(posting.purchase().flatMap(purchase -> purchase.order().channel()));
    return switch (settings.uncertainVisits()) {
      case LEAVE -> api.createVisit(visit);
      case REPEAT -> api.createMergedVisit(visit);
    };
  }

  /** A member who was not linked when the posting was planned may be by now; one who is not must not get a visit, which could make a twin. */
  private String posUser(Posting posting) {
    return linked(posting)
        .orElseThrow(
            () ->
                new UnavailableException(
                    "the member is not linked to a customer of ours and earns nothing yet; enrol them, then it is sent; nothing was sent",
                    FailedCall.unanswered(Springbig.NAME, Visits.CREATE),
                    Optional.of(UNTIL_LINKED)));
  }

  private Optional<String> linked(Posting posting) {
    return MemberKey.posUser(posting.member())
        .or(
            () ->
                posting
                    .purchase()
                    .map(Posting.Purchase::order)
                    .flatMap(Order::customer)
                    .flatMap(members::find)
                    .flatMap(MemberLookup.Match::posUser));
  }

  private Optional<Document> reverse(Posting posting) {
    if (!routes.has(Routes.Call.REVERSE)) {
      throw Routes.Call.REVERSE.refusal(Capability.POINTS_REVERSE);
    }
    posting.purchase().ifPresent(this::refusePartialRefund);
    Map<String, Object> values = values(posting, Routes.Call.REVERSE.operation);
    posting
        .purchase()
        .ifPresent(
            purchase -> {
              values.put("order_id", purchase.order().id().value());
              values.put("total", visits.total(posting, purchase));
            });
    return explained(posting, () -> routes.reverse(values));
  }

  private void refusePartialRefund(Posting.Purchase purchase) {
    boolean partial =
        purchase.quote().refundedBase().isPositive() && purchase.quote().entitlement() > 0;
    if (partial && settings.partialRefunds() == PartialRefunds.NONE) {
      throw new InvalidRequestException(
          "a partial refund takes no points (setting: springbig.partialRefundPolicy); give the policy refunds NONE, or set PROPORTIONAL",
          FailedCall.unanswered(Springbig.NAME, Routes.Call.REVERSE.operation),
          Map.of());
    }
  }

  private Optional<Document> adjust(Posting posting) {
    if (!routes.has(Routes.Call.ADJUST)) {
      throw Routes.Call.ADJUST.refusal(Capability.POINTS_POST);
    }
    Map<String, Object> values = values(posting, Routes.Call.ADJUST.operation);
    values.put("description", posting.description());
    return explained(posting, () -> routes.adjust(values));
  }

  private Map<String, Object> values(Posting posting, String operation) {
    Map<String, Object> values = new TreeMap<>();
    values.put(
        "pos_user",
        linked(posting).orElseGet(() -> MemberKey.required(posting.member(), operation)));
    values.put("pos_type", settings.posType());
    values.put("pos_id", visits.posId(posting));
    values.put("points", Math.absExact(posting.points()));
    values.put("change", posting.points());
    return values;
  }

  private Optional<Document> explained(Posting posting, Supplier<Optional<Document>> call) {
    try {
      return call.get();
    } catch (InvalidRequestException refusal) {
      throw Refusals.explain(refusal, -posting.points(), this, posting.member());
    }
  }

  /** Where an answer does not tell Springbig's own id of the entry, the key we sent names it as well. */
  private PostingReceipt receipt(Posting posting, Optional<Document> entry) {
    Optional<String> id =
        entry
            .flatMap(told -> told.text(settings.visitFields().id()))
            .filter(text -> !text.isBlank() && text.length() <= 200);
    return new PostingReceipt(
        posting.reference(),
        LedgerEntryId.of(id.orElseGet(() -> visits.posId(posting))),
        posting.points(),
        time.now());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asks {@code springbig.routes.findVisit}, {@code findReversal} or {@code findAdjustment}, whichever belongs to the posting, and believes
   * only an entry that carries our key; {@code notBefore} is not needed for that. A list of visits that does not show a reversal says nothing
   * about it: asked in its place, it would have points taken twice.
   *
   * @throws UnsupportedCapabilityException when that route is not configured; the posting then waits for a person
   */
  @Override
  public Optional<PostingReceipt> find(Posting posting, Instant notBefore) {
    Routes.Call lookUp = lookUp(posting);
    if (!routes.has(lookUp)) {
      throw lookUp.refusal(Capability.POSTING_LOOKUP);
    }
    String posId = visits.posId(posting);
    Map<String, Object> values = new TreeMap<>();
    values.put("pos_id", posId);
    values.put("pos_type", settings.posType());
    MemberKey.posUser(posting.member()).ifPresent(key -> values.put("pos_user", key));
    EntryFields fields = settings.visitFields();
    return routes.findEntry(lookUp, values).stream()
        .map(Document::entries)
        .flatMap(List::stream)
        .filter(entry -> fields.carries(entry, posId))
        .findFirst()
        .map(entry -> receipt(posting, Optional.of(entry)));
  }

  /** Refuses: no endpoint that lists visits was found (sheet section 14, U14). */
  @Override
  public Stream<LedgerEntry> history(MemberId member, Instant since) {
    throw new UnsupportedCapabilityException(
        Springbig.NAME, Capability.LEDGER_HISTORY, "list visits", Optional.empty());
  }
}
