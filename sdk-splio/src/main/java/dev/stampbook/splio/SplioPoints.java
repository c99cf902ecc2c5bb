package dev.stampbook.splio;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Done;
import dev.stampbook.http.Reply;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import dev.stampbook.splio.api.Balance;
import dev.stampbook.splio.api.CreditRequest;
import dev.stampbook.splio.api.Filter;
import dev.stampbook.splio.api.PointEntry;
import dev.stampbook.splio.api.SplioApi;
import dev.stampbook.splio.api.SplioJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gives points and reads them (sheet sections 3.4, 9 and 13). In {@link SplioEarning#RULES} the points of orders come from orders; everything
 * else is credited. Splio computes later than it answers: a receipt states the points expected.
 */
public final class SplioPoints implements PointsLedger {

  /** Dates of different groups are only compared with this much tolerance (sheet section 11). */
  static final Duration ZONE_TOLERANCE = Duration.ofDays(1);

  private static final String CREDIT = "creditPoints";

  /** The one status of an accepted credit (sheet section 3.4). */
  private static final int ACCEPTED = 202;

  /** Refusals of a credit that are about its content; any other may mean that its idempotency key is known (U3). */
  private static final Set<String> ABOUT_CONTENT =
      Set.of("wrong_type", "wrong_value", "payload_error", "validation");

  private final SplioApi api;
  private final SplioDirectory directory;
  private final SplioOrders orders;
  private final SplioPages pages;
  private final SplioSettings settings;
  private final TimeSource time;

  SplioPoints(
      SplioApi api,
      SplioDirectory directory,
      SplioOrders orders,
      SplioPages pages,
      SplioSettings settings,
      TimeSource time) {
    this.api = api;
    this.directory = directory;
    this.orders = orders;
    this.pages = pages;
    this.settings = settings;
    this.time = time;
  }

  @Override
  public PostingMode mode() {
    return settings.earning() == SplioEarning.CREDIT
        ? PostingMode.SIGNED_POINTS
        : PostingMode.PURCHASES;
  }

  /** Returns 5 s, 30 s and 5 min with three resends (U19), or what the builder was told. */
  @Override
  public LookupSchedule lookups() {
    return settings.lookups();
  }

  /** {@inheritDoc} These are the points that count now; pending ones are not in (U18). */
  @Override
  public long balance(MemberId member) {
    return balances(member).spendable();
  }

  /** Returns both kinds of points, pending ones too, with what happens to them next. */
  public SplioBalance balances(MemberId member) {
    Balance balance = api.loyalty().getBalance(directory.holder(member).card(), Optional.empty());
    Balance.Bucket spendable = bucket(balance.remaining().flatMap(Balance.Side::nqPoints));
    Optional<Balance.Bucket> status = balance.remaining().flatMap(Balance.Side::qPoints);
    Optional<Balance.Bucket> pending = balance.pending().flatMap(Balance.Side::nqPoints);
    Optional<Balance.Bucket> pendingStatus = balance.pending().flatMap(Balance.Side::qPoints);
    return new SplioBalance(
        whole(spendable.total()),
        spendable.nextMovement().flatMap(this::movement),
        total(pending),
        pending.flatMap(Balance.Bucket::nextMovement).flatMap(this::movement),
        total(status),
        status.flatMap(Balance.Bucket::nextMovement).flatMap(this::movement),
        total(pendingStatus),
        pendingStatus.flatMap(Balance.Bucket::nextMovement).flatMap(this::movement));
  }

  private static Balance.Bucket bucket(Optional<Balance.Bucket> bucket) {
    return bucket.orElseThrow(
        () ->
            new MalformedResponseException(
                "the answer lacks remaining.nq_points",
                FailedCall.unanswered(Splio.NAME, "getBalance"),
                RemoteEffect.NOT_SENT));
  }

  private static long total(Optional<Balance.Bucket> bucket) {
    return bucket.map(Balance.Bucket::total).map(SplioPoints::whole).orElse(0L);
  }

  private Optional<SplioBalance.Movement> movement(Balance.Movement next) {
    return next.date()
        .filter(at -> !SplioZones.isNever(at))
        .map(
            at ->
                new SplioBalance.Movement(
                    SplioZones.instant(at, settings.zones().loyalty()),
                    next.value().map(SplioPoints::whole).orElse(0L)));
  }

  private static long whole(BigDecimal points) {
    return points.setScale(0, RoundingMode.DOWN).longValueExact();
  }

  /**
   * {@inheritDoc}
   *
   * <p>In {@link SplioEarning#RULES} the posting of an order reports the difference between the order as it is now and what was reported for it,
   * as an order of its own; a reference in another form than {@code ...:<order>:<n>} is refused. Credits carry the reference as context and
   * an idempotency key made from it. Splio does not say what it answers to a known key, so a refusal that is not about the content is an
   * {@link OutcomeUnknownException} unless the ledger shows the credit already.
   *
   * @throws UnsupportedCapabilityException for negative credits unless {@code splio.credit.negative} is set, and for orders while another
   *     feed reports them; a {@code creditpoints} file of {@code stampbook-splio-files} takes points back all the same
   */
  @Override
  public PostingReceipt post(Posting posting) {
    boolean order = posting.reason() == PostingReason.ORDER;
    if (order && settings.earning() == SplioEarning.OTHER_FEED) {
      throw new UnsupportedCapabilityException(
          Splio.NAME,
          Capability.POINTS_POST,
          "createOrder",
          Optional.of("splio.earning=RULES or CREDIT"));
    }
    if (order && settings.earning() == SplioEarning.RULES) {
      return orders.report(posting);
    }
    return credit(posting);
  }

  private PostingReceipt credit(Posting posting) {
    if (posting.points() < 0 && !settings.negativeCredit()) {
      throw new UnsupportedCapabilityException(
          Splio.NAME, Capability.POINTS_REVERSE, CREDIT, Optional.of("splio.credit.negative=true"));
    }
    PersonalText card = directory.holder(posting.member()).card();
    Instant now = time.now();
    Reply<Done> answer;
    try {
      answer = api.loyalty().creditPoints(card, request(posting, now));
    } catch (InvalidRequestException refused) {
      return known(posting, refused, now);
    }
    if (answer.status() != ACCEPTED) { // something in between may have answered for Splio
      throw new OutcomeUnknownException(
          "the credit was answered with " + answer.status() + " instead of 202; look it up",
          FailedCall.answered(Splio.NAME, CREDIT, answer.status(), Optional.empty()));
    }
    return new PostingReceipt(posting.reference(), entryId(posting), posting.points(), now);
  }

  /** The answer to a credit names no entry, so its idempotency key does, before the ledger shows it and afterwards. */
  private static LedgerEntryId entryId(Posting posting) {
    return LedgerEntryId.of("credit:" + key(posting.reference()));
  }

  private CreditRequest request(Posting posting, Instant now) {
    return new CreditRequest(
        Optional.of(SplioZones.local(now, settings.zones().loyalty())),
        posting.points(),
        0,
        posting.reference().value(),
        settings.credit().finality() == SplioSettings.Credit.Finality.FINAL,
        Optional.of(key(posting.reference())));
  }

  static String key(PostingReference reference) {
    byte[] name = reference.value().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private PostingReceipt known(Posting posting, InvalidRequestException refused, Instant now) {
    boolean content =
        refused.call().errorCode().filter(ABOUT_CONTENT::contains).isPresent()
            || String.valueOf(refused.getMessage()).contains("program not found");
    if (content) {
      throw refused;
    }
    return find(posting, now.minus(ZONE_TOLERANCE))
        .orElseThrow(
            () ->
                new OutcomeUnknownException(
                    "the credit was refused, perhaps because an earlier one with its key is under way; look it up",
                    refused.call()));
  }

  /** {@inheritDoc} Orders are found by their id, credits by their context in the ledger, where they appear with delay. */
  @Override
  public Optional<PostingReceipt> find(Posting posting, Instant notBefore) {
    if (posting.reason() == PostingReason.ORDER && settings.earning() == SplioEarning.RULES) {
      return orders.find(posting);
    }
    String context = posting.reference().value();
    PersonalText card = directory.holder(posting.member()).card();
    return entries(card, Filter.equalTo("credit_points"), notBefore)
        .filter(
            entry ->
                entry
                    .reason()
                    .flatMap(PointEntry.Reason::message)
                    .filter(context::equals)
                    .isPresent())
        .findFirst()
        .map(entry -> receipt(posting, entry));
  }

  private PostingReceipt receipt(Posting posting, PointEntry entry) {
    return new PostingReceipt(
        posting.reference(),
        entryId(posting),
        change(entry).orElse(posting.points()),
        at(entry).orElseGet(time::now));
  }

  /** {@inheritDoc} Spendable points of every kind of event, to the second; credits show their reference. */
  @Override
  public Stream<LedgerEntry> history(MemberId member, Instant since) {
    PersonalText card = directory.holder(member).card();
    return entries(card, Filter.any(), since)
        .map(entry -> ledgerEntry(member, entry))
        .filter(entry -> !entry.at().isBefore(since.truncatedTo(ChronoUnit.SECONDS)));
  }

  private LedgerEntry ledgerEntry(MemberId member, PointEntry entry) {
    return new LedgerEntry(
        LedgerEntryId.of(Long.toString(entry.id())),
        member,
        change(entry).orElseThrow(() -> incomplete("points_credited")),
        entry.reason().flatMap(PointEntry.Reason::message).flatMap(SplioPoints::reference),
        at(entry).orElseThrow(() -> incomplete("event_date")));
  }

  private static MalformedResponseException incomplete(String field) {
    return new MalformedResponseException(
        "an entry of the ledger lacks " + field,
        FailedCall.unanswered(Splio.NAME, "listPoints"),
        RemoteEffect.NOT_SENT);
  }

  private static Optional<PostingReference> reference(String message) {
    try {
      return Optional.of(PostingReference.of(message));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> change(PointEntry entry) {
    return entry.pointsCredited().or(entry::pointsEarned).map(SplioPoints::whole);
  }

  private Optional<Instant> at(PointEntry entry) {
    return entry
        .eventDate()
        .or(entry::valueDate)
        .map(at -> SplioZones.instant(at, settings.zones().loyalty()));
  }

  /** Without a filter for the kind of event the ledger shows one kind only (sheet section 6). */
  private Stream<PointEntry> entries(PersonalText card, PersonalText event, Instant from) {
    LocalDateTime since = SplioZones.local(from.minus(ZONE_TOLERANCE), settings.zones().loyalty());
    Map<String, PersonalText> filters = new LinkedHashMap<>();
    filters.put("card_code", Filter.equalTo(card.value()));
    filters.put("points_type", Filter.equalTo(SplioPointsFeed.Kind.SPENDABLE.literal()));
    filters.put("event_type", event);
    filters.put("event_date", Filter.atLeast(SplioJson.time(since)));
    return pages.byCursor(
        "listPoints",
        after ->
            api.loyalty()
                .listPoints(
                    SplioPages.SIZE,
                    Optional.empty(),
                    after,
                    filters,
                    Optional.empty(),
                    Optional.empty()));
  }

  /** Returns the feed of new entries of the universe, of one kind of points. */
  public SplioPointsFeed feed(SplioPointsFeed.Kind kind) {
    return new SplioPointsFeed(api.loyalty(), kind);
  }
}
