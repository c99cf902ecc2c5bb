package dev.stampbook.leat;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.leat.LeatAccount;
import dev.stampbook.sandbox.leat.LeatEmulator;
import dev.stampbook.sandbox.leat.LeatEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One emulated Leat account behind real HTTP on the loopback address, with a clock that moves only when somebody waits. */
final class EmulatedLeat implements AutoCloseable {

  static final String V3 = "/api/v3/oauth/clients/";
  static final String POST = "POST " + V3 + "credit-receptions";
  static final String LIST = "GET " + V3 + "loyalty-transactions";

  final EmulatedSystem system;
  final LeatAccount account;
  final Map<String, String> credentials;

  EmulatedLeat() {
    this(UnaryOperator.identity());
  }

  EmulatedLeat(UnaryOperator<LeatEmulator.Builder> change) {
    SandboxClock clock = EmulatedSystem.newClock();
    LeatEmulator emulator = change.apply(LeatEmulator.builder().clock(clock)).build();
    this.system = EmulatedSystem.start(emulator, clock);
    this.account = emulator.account();
    this.credentials = emulator.credentials();
  }

  /** Returns a description without credential. */
  Leat.Builder anonymous() {
    return Leat.builder()
        .baseUrl(system.url())
        .shopUuid(account.shopUuid())
        .permitsPerSecond(1_000)
        .http(http -> http.time(system.time()).jitterSeed(1));
  }

  Leat.Builder builder() {
    return anonymous().personalAccessToken(Secret.of(credentials.get("personal_access_token")));
  }

  Leat leat() {
    return builder().build();
  }

  Leat orders() {
    return builder().earning(LeatEarning.ORDERS).build();
  }

  MemberId member(String email, long points) {
    String uuid = account.addContact(email);
    if (points != 0) {
      account.adjust(uuid, points);
    }
    return MemberId.of(uuid);
  }

  long points(MemberId member) {
    return ledger(member).stream().mapToLong(LeatEntry::credits).sum();
  }

  List<LeatEntry> ledger(MemberId member) {
    return account.ledger(member.value());
  }

  static Posting posting(MemberId member, String reference, long points, PostingReason reason) {
    return new Posting(
        PostingReference.of(reference), member, points, reason, "Order 10045", Optional.empty());
  }

  @Override
  public void close() {
    system.close();
  }
}
