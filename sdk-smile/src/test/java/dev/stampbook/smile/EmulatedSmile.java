package dev.stampbook.smile;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.EmulatorServer;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.smile.SmileAccount;
import dev.stampbook.sandbox.smile.SmileEmulator;
import dev.stampbook.sandbox.smile.SmileToken;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One emulated Smile account, and the ways to open it. */
final class EmulatedSmile implements AutoCloseable {

  static final Instant START = EmulatedSystem.START;
  static final String API_KEY = "api_test";
  static final String APP_TOKEN = "app_test";

  final SandboxClock clock = EmulatedSystem.newClock();
  final EmulatedSystem system;
  final SmileAccount account;
  final EmulatorServer server;

  EmulatedSmile() {
    this(UnaryOperator.identity());
  }

  EmulatedSmile(UnaryOperator<SmileEmulator.Builder> account) {
    SmileEmulator emulator =
        account
            .apply(
                SmileEmulator.builder()
                    .clock(clock)
                    .unlimitedQuota()
                    .token(SmileToken.apiKey(API_KEY))
                    .token(SmileToken.oauth(APP_TOKEN)))
            .build();
    this.account = emulator.account();
    this.system = EmulatedSystem.start(emulator, clock);
    this.server = system.server();
  }

  Smile.Builder builder() {
    return Smile.builder()
        .baseUrl(system.url())
        .maxRequestsPerSecond(1_000)
        .http(http -> http.time(system.time()).jitterSeed(1));
  }

  /** Returns the provider as the merchant's API key opens it, in the default mode. */
  Smile smile() {
    return builder().apiKey(Secret.of(API_KEY)).build();
  }

  /** Returns the provider that posts the points of orders. */
  Smile ledger() {
    return builder().apiKey(Secret.of(API_KEY)).earning(SmileEarning.SDK_LEDGER).build();
  }

  /** Returns the provider of an installed app. */
  Smile app() {
    return builder().accessToken(Secret.of(APP_TOKEN)).build();
  }

  MemberId member(String email, long points) {
    long id = account.addCustomer(email);
    if (points != 0) {
      account.adjust(id, points, "Start");
    }
    return SmileIds.member(id);
  }

  void fault(String method, String path, Fault... all) {
    system.fault(method, path, all);
  }

  void tamper(EmulatedSystem.Tamper change) {
    system.tamper(change);
  }

  void rewrite(String method, String path, UnaryOperator<String> change) {
    system.rewrite(method, path, change);
  }

  static EmulatorResponse json(int status, String body) {
    return EmulatedSystem.json(status, body);
  }

  static String text(byte[] body) {
    return EmulatedSystem.text(body);
  }

  long calls(String operation) {
    return system.calls(operation);
  }

  long posts() {
    return calls("POST /v1/points_transactions");
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
