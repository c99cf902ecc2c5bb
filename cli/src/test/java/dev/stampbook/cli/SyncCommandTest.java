package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stampbook sync} and {@code explain} against the sandbox, and what they say to bad input. */
class SyncCommandTest {

  @TempDir private Path folder;
  private Sandbox sandbox;
  private SandboxClient control;

  @BeforeEach
  void start() throws IOException {
    sandbox =
        Systems.of("smile", Optional.empty())
            .world(new World.Plan(5, 60, FaultPlan.Level.NONE))
            .start();
    control = new SandboxClient(sandbox.controlUrl());
    JsonNode systems = control.get("").path("systems");
    credentials(systems.path("bigcommerce").path("credentials").path("access_token").asText());
    Files.writeString(
        folder.resolve("smile.txt"),
        systems.path("smile").path("credentials").path("api_key").asText() + "\n");
    settings("");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void credentials(String token) throws IOException {
    Files.writeString(
        folder.resolve("bigcommerce.txt"),
        "ACCESS TOKEN: "
            + token
            + "\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/\nNAME: test\n");
  }

  private void settings(String more) throws IOException {
    URI store = sandbox.url("bigcommerce");
    Files.writeString(
        folder.resolve("shop.properties"),
        String.join(
            "\n",
            "bigcommerce.credentials-file = bigcommerce.txt",
            "bigcommerce.url = " + store.getScheme() + "://" + store.getAuthority(),
            "smile.key-file = smile.txt",
            "smile.url = " + sandbox.url("smile"),
            "smile.max-requests-per-second = 1000",
            "store = shop.db",
            "policy.points-per-unit = 1",
            "policy.refunds = recompute",
            "policy.rounding = down",
            more));
  }

  private CommandLineRun sync(String... more) {
    List<String> words =
        new ArrayList<>(List.of("sync", "--config", folder.resolve("shop.properties").toString()));
    words.addAll(List.of(more));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  private long pointsAtSmile() {
    long sum = 0;
    for (JsonNode member : control.get("/balances").path("members")) {
      sum += member.path("points").asLong();
    }
    return sum;
  }

  private long pointsExpected() {
    long sum = 0;
    for (JsonNode customer : control.get("/truth?earning=2,10,14").path("customers")) {
      sum += customer.path("points").asLong();
    }
    return sum;
  }

  /** Two commands at once tidy up after a killed one; only one of them can, and the other must not fill cron's mail. */
  @Test
  void theStoresNativeLibraryPrintsNoStackTraces() {
    assertThat(CommandLineRun.of("--version").exitCode()).isZero();
    assertThat(System.getProperty("org.slf4j.simpleLogger.log.org.sqlite.SQLiteJDBCLoader"))
        .isEqualTo("off");
  }

  @Test
  void aDryRunWritesNothingAndTheRunAfterItPostsWhatItSaid() throws IOException {
    CommandLineRun rehearsal = sync("--dry-run");
    assertThat(rehearsal.exitCode()).isZero();
    assertThat(rehearsal.out())
        .contains("postings would be sent, " + pointsExpected() + " points in all");
    assertThat(pointsAtSmile()).isZero();

    Path figures = folder.resolve("figures.json");
    assertThat(sync("--json", figures.toString()).exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(figures.toFile());
    assertThat(json.path("pointsPosted").asLong()).isEqualTo(pointsExpected()).isPositive();
    assertThat(pointsAtSmile()).isEqualTo(pointsExpected());

    assertThat(sync().out()).contains("posted 0 points in 0 postings");
    assertThat(pointsAtSmile()).isEqualTo(pointsExpected());
  }

  @Test
  void explainPrintsTheDerivationAndThePostings() {
    assertThat(sync().exitCode()).isZero();
    CommandLineRun explained =
        CommandLineRun.of(
            "explain", "--config", folder.resolve("shop.properties").toString(), "100001");
    assertThat(explained.exitCode()).isZero();
    assertThat(explained.out()).contains("order 100001", "status:", "posted:");

    CommandLineRun unknown = with("explain", "999999");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.out()).contains("neither the commerce system nor the journal knows it");
  }

  @Test
  void aWrongKeyIsOneSentenceAndNothingIsLost() throws IOException {
    String right = Files.readString(folder.resolve("smile.txt"));
    Files.writeString(folder.resolve("smile.txt"), "api_wrong");
    CommandLineRun refused = sync();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("stampbook: ").contains("smile").contains("401");
    assertThat(refused.err()).doesNotContain("api_wrong").doesNotContain("\tat ");

    Files.writeString(folder.resolve("smile.txt"), right);
    assertThat(sync().exitCode()).isZero();
    assertThat(pointsAtSmile()).isEqualTo(pointsExpected());
  }

  @Test
  void aWrongStoreTokenIsOneSentence() throws IOException {
    credentials("wrong-token");
    CommandLineRun refused = sync();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("bigcommerce").contains("401").doesNotContain("wrong-token");
  }

  @Test
  void malformedCredentialsNameTheMissingKeyAndNoValue() throws IOException {
    Files.writeString(folder.resolve("bigcommerce.txt"), "ACCESS TOKEN: top-secret\n");
    CommandLineRun refused = sync();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("API PATH").contains("bigcommerce.txt");
    assertThat(refused.err()).doesNotContain("top-secret");
  }

  @Test
  void settingsThatAreWrongAreNamed() throws IOException {
    settings("policy.include-taxes = true");
    assertThat(sync().err()).contains("there is no setting 'policy.include-taxes'");
    settings("provider = nobody");
    assertThat(sync().err()).contains("provider is smile").contains("not 'nobody'");
    settings("commerce = nowhere");
    assertThat(sync().err()).contains("commerce is bigcommerce").contains("not 'nowhere'");
    settings("policy.hold-days = many");
    assertThat(sync().err()).contains("policy.hold-days is a whole number");
    settings("sync.patience-seconds = -4");
    assertThat(sync().err()).contains("sync.patience-seconds is 0 or more, not -4");
    settings("policy.negative-balance = never");
    assertThat(sync().err()).contains("clamp-debt");
    Files.delete(folder.resolve("shop.properties"));
    CommandLineRun missing = sync();
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("docs/stampbook.properties");
  }

  @Test
  void aStoreOfANewerReleaseIsLeftAlone() throws SQLException {
    assertThat(sync().exitCode()).isZero();
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute("INSERT INTO stampbook_schema VALUES (99)");
    }
    CommandLineRun refused = sync();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("newer release").contains("update Stampbook");
  }

  @Test
  void brokenAnswersOfTheProviderLoseNothing() {
    for (Fault fault :
        List.of(
            Fault.TRUNCATED_BODY, Fault.GARBLED_BODY, Fault.HTML_ERROR_PAGE, Fault.EMPTY_BODY)) {
      sandbox.faults("smile").next("POST", "/points_transactions", fault);
    }
    assertThat(sync().exitCode()).isZero();
    assertThat(sandbox.faults("smile").scriptedLeft()).isZero();
    assertThat(pointsAtSmile()).isEqualTo(pointsExpected());
    assertThat(control.get("/balances").path("repeated_notes").asLong()).isZero();
  }

  @Test
  void whatKeepsAPostingFromGoingThroughIsTold() throws IOException {
    settings("sync.patience-seconds = 0");
    sandbox.faults("smile").next("POST", "/points_transactions", Fault.CUT_AFTER_APPLY);

    CommandLineRun first = sync();

    assertThat(first.exitCode()).as(first.out() + first.err()).isEqualTo(1);
    assertThat(first.out()).containsPattern("order \\d+ is tried again: [^\n]{10}");
    assertThat(first.err()).contains("1 postings are not through yet");
  }

  private CommandLineRun with(String command, String... words) {
    List<String> all =
        new ArrayList<>(List.of(command, "--config", folder.resolve("shop.properties").toString()));
    all.addAll(List.of(words));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  /** A mistyped store would be a new one, in which nothing waits. */
  @Test
  void aStoreThatIsNotThereIsAnErrorForWhoLooksAfterOne() throws IOException {
    settings("");
    for (CommandLineRun run :
        List.of(
            with("waiting"),
            with("retry", "1"),
            with("decide", "sdk:v1:main:order:1:1", "posted"))) {
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("there is no store at").contains("run a sync first");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".db"))).isEmpty();
    }
  }

  @Test
  void whatWaitsForAPersonIsListedAndTriedAgainOnceItsCauseIsMended() throws IOException {
    settings("policy.currency = CHF");
    CommandLineRun stuck = sync();
    assertThat(stuck.exitCode()).as(stuck.out() + stuck.err()).isEqualTo(3);
    CommandLineRun waiting = with("waiting");
    assertThat(waiting.exitCode()).isEqualTo(3);
    assertThat(waiting.out()).contains("no rate for USD").contains("stampbook retry");
    String order = waiting.out().lines().skip(1).findFirst().orElseThrow().strip().split(" ", 2)[0];
    assertThat(with("retry", order).exitCode()).as("nothing was mended").isEqualTo(3);
    assertThat(pointsAtSmile()).isZero();

    settings("");
    String token = Files.readString(folder.resolve("bigcommerce.txt"));
    credentials("wrong-token");
    CommandLineRun unfinished = with("retry", order);
    assertThat(unfinished.exitCode()).isEqualTo(1);
    assertThat(unfinished.err()).contains("did not come to its end").contains("401");
    Files.writeString(folder.resolve("bigcommerce.txt"), token);
    assertThat(sync().exitCode()).as("the others still wait").isEqualTo(3);
    String next = with("waiting").out().lines().skip(1).findFirst().orElseThrow();
    order = next.strip().split(" ", 2)[0];
    CommandLineRun again = with("retry", order);
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains("order " + order + ": no longer waits for a person");
    assertThat(with("retry", order).err()).contains("does not wait for a person");
    assertThat(with("retry").err()).contains("say which orders, or --all");
    assertThat(with("retry", "--all").exitCode()).isZero();
    assertThat(with("waiting").out()).contains("no order waits for a person");
    assertThat(pointsAtSmile()).isEqualTo(pointsExpected());
  }
}
