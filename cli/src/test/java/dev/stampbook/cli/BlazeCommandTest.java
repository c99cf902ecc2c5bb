package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.World;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Demo and sync with Blaze as the commerce system. */
class BlazeCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "faults {0}, seed {1}")
  @CsvSource({"none, 21", "heavy, 22"})
  void theDemoIsRight(String faults, String seed) throws IOException {
    Path figures = folder.resolve("figures.json");
    CommandLineRun demo =
        CommandLineRun.of(
            "demo",
            "--pos",
            "blaze",
            "--orders",
            "60",
            "--faults",
            faults,
            "--seed",
            seed,
            "--json",
            figures.toString());
    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(figures.toFile());
    assertThat(json.path("balanceMismatches").asLong(-1)).isZero();
    assertThat(json.path("secondSyncPostings").asLong(-1)).isZero();
    assertThat(json.path("postings").asLong()).isPositive();
  }

  @Test
  void syncRunsWithASettingsFile() throws IOException {
    try (Sandbox sandbox =
        Systems.of("smile", Optional.of("blaze"))
            .world(new World.Plan(5, 40, FaultPlan.Level.NONE))
            .start()) {
      SandboxClient control = new SandboxClient(sandbox.controlUrl());
      JsonNode systems = control.get("").path("systems");
      key("smile.txt", systems, "smile", "api_key");
      key("partner.txt", systems, "blaze", "partner_key");
      key("developer.txt", systems, "blaze", "developer_key");
      URI host = sandbox.url("blaze");
      Files.writeString(
          folder.resolve("shop.properties"),
          String.join(
              "\n",
              "commerce = blaze",
              "provider = smile",
              "blaze.partner-key-file = partner.txt",
              "blaze.developer-key-file = developer.txt",
              "blaze.url = " + host.getScheme() + "://" + host.getAuthority(),
              "blaze.max-requests-per-second = 1000",
              "blaze.zone = America/Los_Angeles",
              "smile.key-file = smile.txt",
              "smile.url = " + sandbox.url("smile"),
              "smile.max-requests-per-second = 1000",
              "store = shop.db",
              "policy.points-per-unit = 1",
              "policy.rounding = down"));

      CommandLineRun first = sync();
      assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
      assertThat(sync().out()).contains("posted 0 points in 0 postings");
      assertThat(sum(control.get("/balances").path("members")))
          .isEqualTo(sum(control.get("/truth?earning=10").path("customers")))
          .isPositive();
    }
  }

  private void key(String file, JsonNode systems, String system, String name) throws IOException {
    Files.writeString(
        folder.resolve(file), systems.path(system).path("credentials").path(name).asText());
  }

  private CommandLineRun sync() {
    return CommandLineRun.of("sync", "--config", folder.resolve("shop.properties").toString());
  }

  private static long sum(JsonNode rows) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.path("points").asLong();
    }
    return sum;
  }

  @Test
  void theSampleNamesEverySettingOfBlazeAndNoOther() throws IOException {
    Path sample = Path.of("..", "docs", "blaze.properties");
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(sample, StandardCharsets.UTF_8)) {
      String setting = line.replaceFirst("^#", "");
      if (setting.matches("blaze\\.[a-z0-9.-]+ =.*")) {
        named.add(setting.substring(0, setting.indexOf(' ')));
      }
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(new BlazeChoice().settings());
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(sample, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    assertThat(properties.getProperty("commerce")).isEqualTo("blaze");
  }
}
