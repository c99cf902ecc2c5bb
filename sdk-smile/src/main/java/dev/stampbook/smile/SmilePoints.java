package dev.stampbook.smile;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.TimeSource;
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
import dev.stampbook.smile.api.PointsTransaction;
import dev.stampbook.smile.api.PointsTransactionCreateRequest;
import dev.stampbook.smile.api.SmileApi;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Posts signed points and reads the ledger (sheet sections 9 and 12). Smile takes no idempotency key: the reference travels in {@code
 * internal_note} and {@link #find} compares it exactly over the customer's pages.
 */
public final class SmilePoints implements PointsLedger {

  private static final String CREATE = "createPointsTransaction";
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final SmileApi api;
  private final SmilePages pages;
  private final SmileSettings settings;
  private final TimeSource time;

  SmilePoints(SmileApi api, SmilePages pages, SmileSettings settings, TimeSource time) {
    this.api = api;
    this.pages = pages;
    this.settings = settings;
    this.time = time;
  }

  @Override
  public PostingMode mode() {
    return PostingMode.SIGNED_POINTS;
  }

  /** Returns 2 s and 10 s with three resends (sheet section 9), or what the builder was told. */
  @Override
  public LookupSchedule lookups() {
    return settings.lookups();
  }

  @Override
  public long balance(MemberId member) {
    return api.getCustomer(SmileIds.number(member), Optional.empty())
        .customer()
        .pointsBalance()
        .orElseThrow(() -> SmileIds.missing("getCustomer", "points_balance"));
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedCapabilityException also for points of an order while Smile's own app rewards orders: the setting {@code
   *     smile.earning=SDK_LEDGER} decides
   */
  @Override
  public PostingReceipt post(Posting posting) {
    requireOwnEarning(posting);
    String note = posting.reference().value();
    if (note.length() > settings.internalNoteLength()) {
      throw new InvalidRequestException(
          "the posting reference is longer than smile.internalNoteLength",
          FailedCall.unanswered(Smile.NAME, CREATE),
          Map.of("internal_note", "has " + note.length() + " characters"));
    }
    try {
      return receipt(posting, api.createPointsTransaction(request(posting)).pointsTransaction());
    } catch (InvalidRequestException refusal) {
      throw SmileRefusals.explain(
          refusal, Math.negateExact(posting.points()), () -> balance(posting.member()));
    }
  }

  private void requireOwnEarning(Posting posting) {
    if (posting.reason() == PostingReason.ORDER && settings.earning() != SmileEarning.SDK_LEDGER) {
      throw new UnsupportedCapabilityException(
          Smile.NAME,
          posting.points() > 0 ? Capability.POINTS_POST : Capability.POINTS_REVERSE,
          CREATE,
          Optional.of("smile.earning=SDK_LEDGER"));
    }
  }

  private PointsTransactionCreateRequest request(Posting posting) {
    String description = posting.description();
    int shown = Math.min(description.length(), settings.descriptionLength());
    return new PointsTransactionCreateRequest(
        new PointsTransactionCreateRequest.Fields(
            SmileIds.number(posting.member()),
            posting.points(),
            Optional.of(description.substring(0, shown)).filter(text -> !text.isBlank()),
            Optional.of(posting.reference().value())));
  }

  /** The provider promises no field of an entry but its id, so what is missing is taken from the posting. */
  private PostingReceipt receipt(Posting posting, PointsTransaction entry) {
    return new PostingReceipt(
        posting.reference(),
        id(entry),
        entry.pointsChange().orElse(posting.points()),
        entry.createdAt().orElseGet(time::now));
  }

  /** {@inheritDoc} Reads all pages of the customer's entries from five minutes before {@code notBefore}. */
  @Override
  public Optional<PostingReceipt> find(Posting posting, Instant notBefore) {
    String note = posting.reference().value();
    return entries(posting.member(), notBefore.minus(CLOCK_TOLERANCE))
        .filter(entry -> entry.internalNote().filter(note::equals).isPresent())
        .findFirst()
        .map(entry -> receipt(posting, entry));
  }

  /** {@inheritDoc} Every internal note that has the form of a reference is shown as one: Smile cannot tell ours from the merchant's. */
  @Override
  public Stream<LedgerEntry> history(MemberId member, Instant since) {
    return entries(member, since)
        .map(entry -> ledgerEntry(member, entry))
        .filter(entry -> !entry.at().isBefore(since));
  }

  private static LedgerEntry ledgerEntry(MemberId member, PointsTransaction entry) {
    return new LedgerEntry(
        id(entry),
        member,
        entry
            .pointsChange()
            .orElseThrow(() -> SmileIds.missing("listPointsTransactions", "points_change")),
        entry.internalNote().flatMap(SmilePoints::reference),
        entry
            .createdAt()
            .orElseThrow(() -> SmileIds.missing("listPointsTransactions", "created_at")));
  }

  private static Optional<PostingReference> reference(String note) {
    try {
      return Optional.of(PostingReference.of(note));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static LedgerEntryId id(PointsTransaction entry) {
    return LedgerEntryId.of(Long.toString(entry.id()));
  }

  private Stream<PointsTransaction> entries(MemberId member, Instant from) {
    return pages.transactions(member, Optional.of(from.truncatedTo(ChronoUnit.MILLIS)));
  }
}
