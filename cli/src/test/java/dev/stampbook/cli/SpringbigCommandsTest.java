package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.SpringbigSide;
import dev.stampbook.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with Springbig as the provider. */
class SpringbigCommandsTest {

  private static final String[] ROUTES = {
    "springbig.routes.balance = GET members/{pos_user} pos_type={pos_type}",
    "springbig.fields.balance = /wallet/points",
    "springbig.routes.findVisit = GET visits pos_type={pos_type} pos_id={pos_id}",
    "springbig.routes.findReversal = GET visits pos_type={pos_type} pos_id={pos_id}",
    "springbig.routes.reverse = POST reversals pos_user={pos_user} pos_type={pos_type} pos_id={pos_id} points={points}"
  };

  @TempDir private Path folder;

  @Test
  void theDemoEndsRightUnderHeavyFaults() throws IOException {
    Path figures = folder.resolve("figures.json");
    CommandLineRun demo =
        CommandLineRun.of(
            "demo",
            "--provider",
            "springbig",
            "--orders",
            "60",
            "--faults",
            "heavy",
            "--seed",
            "4",
            "--json",
            figures.toString());

    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(figures.toFile());
    assertThat(json.path("balanceMismatches").asLong(-1)).isZero();
    assertThat(json.path("secondSyncPostings").asLong(-1)).isZero();
    assertThat(json.path("pointsPosted").asLong()).isPositive();
  }

  @Test
  void aSyncByItsSettingsGivesEverybodyTheirPoints() throws IOException {
    try (Sandbox sandbox =
        Systems.of("springbig", Optional.empty())
            .world(new World.Plan(5, 40, FaultPlan.Level.NONE))
            .start()) {
      SandboxClient control = new SandboxClient(sandbox.controlUrl());
      JsonNode systems = control.get("").path("systems");
      settings(sandbox, systems, String.join("\n", ROUTES));

      CommandLineRun first = sync();
      CommandLineRun second = sync();

      assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
      assertThat(second.exitCode()).isZero();
      assertThat(total(control.get("/balances").path("members")))
          .isEqualTo(total(control.get("/truth?earning=2,10,14&refunds=none").path("customers")))
          .isPositive();
      assertThat(control.get("/balances").path("repeated_notes").asLong(-1)).isZero();
    }
  }

  @Test
  void aWrongRouteIsNamedWithItsSetting() throws IOException {
    try (Sandbox sandbox =
        Systems.of("springbig", Optional.empty())
            .world(new World.Plan(5, 5, FaultPlan.Level.NONE))
            .start()) {
      JsonNode systems = new SandboxClient(sandbox.controlUrl()).get("").path("systems");
      settings(sandbox, systems, "springbig.routes.reverse = GET reversals");

      CommandLineRun refused = sync();

      assertThat(refused.exitCode()).isNotZero();
      assertThat(refused.err()).contains("springbig.routes.reverse").contains("POST");
    }
  }

  @Test
  void aVisitNobodyCanTellTheOutcomeOfIsDecidedByAPerson() throws IOException {
    try (Sandbox sandbox =
        Systems.of("springbig", Optional.empty())
            .world(new World.Plan(5, 40, FaultPlan.Level.NONE))
            .start()) {
      SandboxClient control = new SandboxClient(sandbox.controlUrl());
      settings(sandbox, control.get("").path("systems"), "sync.concurrency = 1");
      sandbox.faults("springbig").next("POST", "/visits", Fault.CUT_AFTER_APPLY);
      sandbox.faults("springbig").next("POST", "/visits", Fault.CUT_BEFORE);

      assertThat(run("sync").exitCode()).isEqualTo(3);
      assertThat(sandbox.faults("springbig").scriptedLeft()).isZero();
      CommandLineRun waiting = run("waiting");
      assertThat(waiting.exitCode()).isEqualTo(3);
      List<String> references =
          Pattern.compile("decide posting (sdk:[^ ]+): ")
              .matcher(waiting.out())
              .results()
              .map(found -> found.group(1))
              .toList();
      assertThat(references).as(waiting.out()).hasSize(2);

      long expected = total(control.get("/truth?earning=2,10,14&refunds=none").path("customers"));
      assertThat(run("decide", "sdk:v1:main:order:1:1", "posted").err())
          .contains("no posting of this reference waits");
      assertThat(run("decide", references.get(0), "perhaps").exitCode()).isEqualTo(1);
      assertThat(run("decide", references.get(0), "posted").exitCode()).isZero();
      assertThat(run("decide", references.get(1), "not-posted").exitCode()).isZero();
      assertThat(run("sync").exitCode()).isZero();
      assertThat(total(control.get("/balances").path("members"))).isEqualTo(expected).isPositive();
      assertThat(run("waiting").exitCode()).isZero();
    }
  }

  private CommandLineRun run(String command, String... words) {
    List<String> all =
        new ArrayList<>(List.of(command, "--config", folder.resolve("shop.properties").toString()));
    all.addAll(List.of(words));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static long total(JsonNode rows) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.path("points").asLong();
    }
    return sum;
  }

  private CommandLineRun sync() {
    return CommandLineRun.of("sync", "--config", folder.resolve("shop.properties").toString());
  }

  private void settings(Sandbox sandbox, JsonNode systems, String more) throws IOException {
    URI store = sandbox.url("bigcommerce");
    Files.writeString(
        folder.resolve("bigcommerce.txt"),
        "ACCESS TOKEN: "
            + systems.path("bigcommerce").path("credentials").path("access_token").asText()
            + "\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/\nNAME: test\n");
    JsonNode credentials = systems.path("springbig").path("credentials");
    Files.writeString(folder.resolve("key.txt"), credentials.path("partner_key").asText());
    Files.writeString(folder.resolve("token.txt"), credentials.path("auth_token").asText());
    Files.writeString(
        folder.resolve("shop.properties"),
        String.join(
            "\n",
            "provider = springbig",
            "bigcommerce.credentials-file = bigcommerce.txt",
            "bigcommerce.url = " + store.getScheme() + "://" + store.getAuthority(),
            "springbig.partner-key-file = key.txt",
            "springbig.auth-token-file = token.txt",
            "springbig.posType = " + SpringbigSide.POS_TYPE,
            "springbig.url = " + sandbox.url("springbig"),
            "springbig.maxRequestsPerSecond = 1000",
            "store = shop.db",
            "policy.points-per-unit = 1",
            more));
  }
}
