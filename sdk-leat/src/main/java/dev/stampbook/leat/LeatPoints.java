package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.WithAttributes;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Posts points and reads the ledger (sheet sections 9, 12 and 13). Leat takes no idempotency key: the reference travels in an attribute of the
 * ledger entry, made on first use, and {@link #find} compares it exactly over all pages. A lock error (60001) is waited out and sent again,
 * because the call it refuses did nothing.
 */
public final class LeatPoints implements PointsLedger {

  private static final String LIST = "listLoyaltyTransactions";

  private final LeatCredits credits;
  private final LeatOrders orders;
  private final LeatPages pages;
  private final LeatSettings settings;

  LeatPoints(LeatCredits credits, LeatOrders orders, LeatPages pages, LeatSettings settings) {
    this.credits = credits;
    this.orders = orders;
    this.pages = pages;
    this.settings = settings;
  }

  /** Returns {@link PostingMode#PURCHASES} with {@link LeatEarning#ORDERS}, else {@link PostingMode#SIGNED_POINTS}. */
  @Override
  public PostingMode mode() {
    return settings.earning() == LeatEarning.ORDERS
        ? PostingMode.PURCHASES
        : PostingMode.SIGNED_POINTS;
  }

  /** Returns look-ups at once, after 3 s and after 10 s, then up to three resends, or what the builder was told. */
  @Override
  public LookupSchedule lookups() {
    return settings.lookups();
  }

  @Override
  public long balance(MemberId member) {
    return credits.balance(member);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With {@link LeatEarning#ORDERS} an order goes as an order and what is taken back as its return; only what neither of them can say,
   * such as an order that became dearer or points that hang on no order, goes as credits.
   *
   * @throws UnsupportedCapabilityException also for points of an order while Leat's own connector rewards orders: the setting {@code
   *     leat.earning} decides
   */
  @Override
  public PostingReceipt post(Posting posting) {
    if (isOrder(posting) && settings.earning() == LeatEarning.CONNECTOR) {
      throw new UnsupportedCapabilityException(
          Leat.NAME,
          posting.points() > 0 ? Capability.POINTS_POST : Capability.POINTS_REVERSE,
          "createCreditReception",
          Optional.of("leat.earning=CREDITS"));
    }
    return isPurchase(posting) ? orders.post(posting) : credits.post(posting);
  }

  /**
   * {@inheritDoc} Reads all pages of the member's credit receptions. With {@link LeatEarning#ORDERS} it also reads the order back: a return
   * has no look-up of its own, so what is left of the order tells.
   *
   * @throws UnsupportedCapabilityException when what is left of an order does not tell whether a return was taken
   */
  @Override
  public Optional<PostingReceipt> find(Posting posting, Instant notBefore) {
    Optional<PostingReceipt> credited = credits.find(posting, notBefore);
    boolean mayBeOrder = settings.earning() == LeatEarning.ORDERS && isOrder(posting);
    return credited.isPresent() || !mayBeOrder ? credited : orders.find(posting);
  }

  private boolean isPurchase(Posting posting) {
    return settings.earning() == LeatEarning.ORDERS
        && isOrder(posting)
        && posting.purchase().isPresent();
  }

  private static boolean isOrder(Posting posting) {
    return posting.reason() == PostingReason.ORDER;
  }

  /** {@inheritDoc} Newest first as Leat lists them, to the second; claimed rewards are entries too. */
  @Override
  public Stream<LedgerEntry> history(MemberId member, Instant since) {
    Instant from = since.truncatedTo(ChronoUnit.SECONDS);
    return pages
        .all(member, from)
        .map(entry -> ledgerEntry(member, entry))
        .filter(entry -> !entry.at().isBefore(from));
  }

  private LedgerEntry ledgerEntry(MemberId member, WithAttributes<LoyaltyTransaction> entry) {
    LoyaltyTransaction made = entry.object();
    return new LedgerEntry(
        LedgerEntryId.of(made.uuid()),
        member,
        made.credits(),
        credits.reference(entry).flatMap(LeatPoints::reference),
        made.createdAt().orElseThrow(() -> LeatPages.missing(LIST, "created_at")));
  }

  /** People can write into the attribute too. */
  private static Optional<PostingReference> reference(String text) {
    try {
      return Optional.of(PostingReference.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
