package dev.stampbook.engine;

import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger of a {@link CrashServer}, seen from a child process. */
final class CrashLedger implements PointsLedger {

  private final CrashWire wire;

  CrashLedger(CrashWire wire) {
    this.wire = wire;
  }

  @Override
  public PostingMode mode() {
    return PostingMode.SIGNED_POINTS;
  }

  @Override
  public LookupSchedule lookups() {
    return new LookupSchedule(List.of(Duration.ZERO, Duration.ofMillis(20)), 100);
  }

  @Override
  public long balance(MemberId member) {
    return Long.parseLong(wire.read("balance", member.value()));
  }

  @Override
  public PostingReceipt post(Posting posting) {
    return receipt(posting, wire.write("post", posting.reference() + " " + posting.points()));
  }

  private static PostingReceipt receipt(Posting posting, String id) {
    return new PostingReceipt(
        posting.reference(), LedgerEntryId.of(id), posting.points(), Instant.now());
  }

  @Override
  public Optional<PostingReceipt> find(Posting posting, Instant notBefore) {
    String id = wire.read("find", posting.reference().value());
    return id.equals("none") ? Optional.empty() : Optional.of(receipt(posting, id));
  }

  @Override
  public Stream<LedgerEntry> history(MemberId member, Instant since) {
    return Stream.empty();
  }
}
