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

/** Demo and sync with Treez as the commerce system. */
class TreezCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "faults {0}, seed {1}")
  @CsvSource({"none, 21", "heavy, 22"})
  void theDemoIsRight(String faults, String seed) throws IOException {
    Path figures = folder.resolve("figures.json");
    CommandLineRun demo =
        CommandLineRun.of(
            "demo",
            "--pos",
            "treez",
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
    assertThat(json.path("orders").asLong()).isGreaterThanOrEqualTo(60);
  }

  @Test
  void syncRunsWithASettingsFile() throws IOException {
    try (Sandbox sandbox =
        Systems.of("smile", Optional.of("treez"))
            .world(new World.Plan(5, 40, FaultPlan.Level.NONE))
            .start()) {
      SandboxClient control = new SandboxClient(sandbox.controlUrl());
      JsonNode systems = control.get("").path("systems");
      Files.writeString(folder.resolve("smile.txt"), credential(systems, "smile", "api_key"));
      Files.writeString(folder.resolve("treez.txt"), credential(systems, "treez", "api_key"));
      URI host = sandbox.url("treez");
      Files.writeString(
          folder.resolve("store.properties"),
          String.join(
              "\n",
              "commerce = treez",
              "provider = smile",
              "treez.dispensary = " + credential(systems, "treez", "dispensary"),
              "treez.client-id = " + credential(systems, "treez", "client_id"),
              "treez.api-key-file = treez.txt",
              "treez.url = " + host.getScheme() + "://" + host.getAuthority(),
              "treez.max-requests-per-second = 1000",
              "treez.refund-mode = lines",
              "treez.zone = America/Los_Angeles",
              "smile.key-file = smile.txt",
              "smile.url = " + sandbox.url("smile"),
              "smile.max-requests-per-second = 1000",
              "store = store.db",
              "policy.points-per-unit = 1",
              "policy.rounding = down"));

      CommandLineRun first = sync();
      assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
      assertThat(sync().out()).contains("posted 0 points in 0 postings");
      long has = sum(control.get("/balances").path("members"));
      assertThat(has)
          .isEqualTo(sum(control.get("/truth?earning=10").path("customers")))
          .isPositive();
    }
  }

  private CommandLineRun sync() {
    return CommandLineRun.of("sync", "--config", folder.resolve("store.properties").toString());
  }

  private static String credential(JsonNode systems, String system, String name) {
    return systems.path(system).path("credentials").path(name).asText();
  }

  private static long sum(JsonNode rows) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.path("points").asLong();
    }
    return sum;
  }

  @Test
  void theSampleNamesEverySettingOfTreezAndNoOther() throws IOException {
    Path sample = Path.of("..", "docs", "treez.properties");
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(sample, StandardCharsets.UTF_8)) {
      String setting = line.replaceFirst("^#", "");
      if (setting.matches("treez\\.[a-z0-9.-]+ =.*")) {
        named.add(setting.substring(0, setting.indexOf(' ')));
      }
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(new TreezChoice().settings());
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(sample, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    assertThat(properties.getProperty("commerce")).isEqualTo("treez");
  }
}
