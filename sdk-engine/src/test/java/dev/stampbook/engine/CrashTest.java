package dev.stampbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed for good in the middle of their work: a child syncs a shop into a ledger, both served by this process, and is
 * killed while one of its requests is under way, before or after the request took effect. The next child goes on with the same store.
 */
class CrashTest {

  private static final int KILLS = 10;

  @TempDir Path folder;

  @Test
  void aKilledProcessLosesAndDoublesNothing() throws Exception {
    long seed = Long.getLong("stampbook.seed", 20_250_303);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (CrashServer server = new CrashServer()) {
      int killed = 0;
      for (int phase = 1; phase <= 2; phase++) {
        server.phase(phase);
        boolean done = false;
        while (!done) {
          boolean kill = killed < KILLS * phase / 2;
          server.killAt(kill ? 2 + random.nextInt(9) : 0, random.nextBoolean());
          Process child =
              ChildProcess.start(
                  CrashChild.class,
                  Integer.toString(server.port()),
                  folder.resolve("stampbook.db").toString());
          server.victim(child);
          String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
          if (server.hasKilled()) {
            assertThat(child.exitValue()).isEqualTo(128 + 9);
            killed++;
          } else {
            assertThat(child.exitValue()).as(said).isZero();
            done = true;
          }
        }
        for (int order = 1; order <= CrashServer.ORDERS; order++) {
          assertThat(server.pointsOf(order))
              .as("order %s, phase %s, seed %s", order, phase, seed)
              .isEqualTo(CrashServer.worth(order, phase));
        }
      }
      assertThat(killed).isEqualTo(KILLS);
      assertThat(server.references()).doesNotHaveDuplicates().hasSize(2 * CrashServer.ORDERS);
    }
  }
}
