package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo is right with every fault level, and after being killed at any moment. */
class DemoTest {

  private static final long SEED = Long.getLong("stampbook.seed", 20_261_123L);
  private static final int KILLS = 4;

  @TempDir private Path folder;

  @ParameterizedTest(name = "faults {0}, seed {1}")
  @CsvSource({"none, 11", "light, 12", "heavy, 13"})
  void everyBalanceIsRightAndTheSecondSyncPostsNothing(String faults, String seed)
      throws IOException {
    Path figures = folder.resolve("figures.json");
    CommandLineRun demo =
        CommandLineRun.of(
            "demo",
            "--orders",
            "80",
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
    assertThat(json.path("pointsPosted").asLong()).isPositive();
    assertThat(json.path("providerCalls").asLong()).isPositive();
    assertThat(json.path("orders").asLong()).isGreaterThanOrEqualTo(80);
    assertThat(json.path("members").asLong()).isPositive();
  }

  /** Registration confirmed, consent, completed order, points, reward as a discount line, order submitted. */
  @ParameterizedTest(name = "{0}, faults {1}, seed {2}")
  @CsvSource({"blaze, heavy, 21", "treez, heavy, 22"})
  void springbigAtATillRunsAVisitToItsEnd(String pos, String faults, String seed)
      throws IOException {
    Path figures = folder.resolve("visit.json");
    CommandLineRun demo =
        CommandLineRun.of(
            "demo",
            "--provider",
            "springbig",
            "--pos",
            pos,
            "--orders",
            "40",
            "--faults",
            faults,
            "--seed",
            seed,
            "--json",
            figures.toString());
    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(figures.toFile());
    assertThat(json.path("rewardUsed").asBoolean()).isTrue();
    assertThat(json.path("balanceMismatches").asLong(-1)).isZero();
    assertThat(json.path("secondSyncPostings").asLong(-1)).isZero();
    assertThat(demo.out())
        .containsPattern("registration confirmed +member .+ at Springbig")
        .containsPattern("Springbig says +text messages yes, e-mails no")
        .containsPattern(
            pos.equals("blaze")
                ? "Blaze says +text messages yes, e-mails no"
                : "Treez says +no, with one flag for everything")
        .containsPattern("order .+ completed +1[0-9]{2} points")
        .containsPattern("reward \"5 off your order\" +100 points, a discount of 5\\.00")
        .containsPattern("order .+ submitted +[1-9][0-9]* points, reward used");
  }

  @Test
  void killedAtAnyMomentAndStartedAgainItEndsRight() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    Process sandbox = start("sandbox", "--orders", "150", "--seed", "9", "--faults", "light");
    try (BufferedReader lines = reader(sandbox)) {
      String control = lines.readLine().substring("sandbox control ".length());
      String store = folder.resolve("killed.db").toString();
      for (int kill = 0; kill < KILLS; kill++) {
        Process demo = start("demo", "--sandbox", control, "--store", store, "--seed", "9");
        boolean ended = demo.waitFor(random.nextLong(700, 5_000), TimeUnit.MILLISECONDS);
        demo.toHandle().destroyForcibly();
        demo.waitFor();
        assertThat(ended && demo.exitValue() == 1).as("seed " + SEED).isFalse();
      }
      Process last = start("demo", "--sandbox", control, "--store", store, "--seed", "9");
      String out = new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(last.waitFor()).as("seed " + SEED + "\n" + out).isZero();
    } finally {
      sandbox.toHandle().destroyForcibly();
    }
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private Process start(String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stampbook.class.getName()));
    command.addAll(List.of(words));
    File errors = folder.resolve("errors.txt").toFile();
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors))
        .start();
  }
}
