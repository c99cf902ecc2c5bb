package dev.stampbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed for good while they redeem: a child takes rewards from a provider without idempotency and puts them on carts, both
 * served by this process, and is killed while one of its requests is under way, before or after the request took effect. The next child
 * goes on with the same store.
 */
class SagaCrashTest {

  private static final int KILLS = 12;

  /** One that meets what a killed one still holds gives up, and another takes its place. */
  private static final int MOST_CHILDREN = 60;

  @TempDir Path folder;

  @Test
  void aKilledProcessLosesNoValue() throws Exception {
    long seed = Long.getLong("stampbook.seed", 20_250_312);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Counter counter = new Counter();
    try (CrashServer server = new CrashServer(counter::answer)) {
      int killed = 0;
      String said = "";
      boolean done = false;
      for (int children = 1; !done; children++) {
        assertThat(children)
            .as("children, the last said: %s", said)
            .isLessThanOrEqualTo(MOST_CHILDREN);
        server.killAt(killed < KILLS ? 2 + random.nextInt(12) : 0, random.nextBoolean());
        Process child =
            ChildProcess.start(
                SagaCrashChild.class,
                Integer.toString(server.port()),
                folder.resolve("stampbook.db").toString());
        server.victim(child);
        said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        if (server.hasKilled()) {
          assertThat(child.exitValue()).isEqualTo(128 + 9);
          killed++;
        } else {
          assertThat(child.exitValue()).as(said).isIn(0, 2);
          done = child.exitValue() == 0;
        }
      }
      System.out.println("killed " + killed + " processes");
      assertThat(killed).isEqualTo(KILLS);

      Set<String> applied =
          said.lines()
              .filter(line -> line.endsWith(" APPLIED"))
              .map(line -> line.substring(0, line.indexOf(' ')))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      assertThat(counter.discounts).as("seed %s", seed).isEqualTo(applied);
      assertThat(counter.issues).as("seed %s", seed).doesNotHaveDuplicates();
      long back = server.sum();
      assertThat(back)
          .as("points given back, seed %s", seed)
          .isEqualTo(SagaCrashChild.POINTS * (counter.issues.size() - applied.size()));
      assertThat(server.references()).doesNotHaveDuplicates();
      for (int i = 1; i <= SagaCrashChild.REDEMPTIONS; i++) {
        if (SagaCrashChild.isReleased(i)) {
          assertThat(applied).doesNotContain(SagaCrashChild.key(i).value());
        }
      }
      assertThat(applied).isNotEmpty();
    }
  }

  /** A provider that knows no reference of ours, and carts. */
  private static final class Counter {

    private final List<String> issues = new ArrayList<>();
    private final Set<String> discounts = new LinkedHashSet<>();

    synchronized String answer(String path, String body) {
      return switch (path) {
        case "mark" -> Integer.toString(issues.size());
        case "issue" -> {
          issues.add(body.split(" ", -1)[0]);
          yield "i" + issues.size();
        }
        case "newest" ->
            issues.size() > Integer.parseInt(body) ? "i" + (Integer.parseInt(body) + 1) : "none";
        case "balance" -> "1000000";
        case "apply" -> {
          discounts.add(body);
          yield "ok";
        }
        case "discount" -> discounts.contains(body) ? "yes" : "no";
        case "remove" -> discounts.remove(body) ? "REMOVED" : "ABSENT";
        default -> throw new IllegalArgumentException(path);
      };
    }
  }
}
