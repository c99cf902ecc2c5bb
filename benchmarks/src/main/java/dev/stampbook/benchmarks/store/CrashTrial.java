package dev.stampbook.benchmarks.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Kills a writing process at random moments and counts what its store no longer holds. */
final class CrashTrial {

  private static final int KILLS_PER_FILE = 5;
  private static final int LONGEST_LIFE_MILLIS = 300;

  private final Candidate candidate;
  private final int batch;
  private final Path directory;
  private final Random random;

  private int kills;
  private int files;
  private int losingKills;
  private long lostRows;
  private int tornFiles;
  private int corruptFiles;

  CrashTrial(Candidate candidate, int batch, Path directory, long seed) {
    this.candidate = candidate;
    this.batch = batch;
    this.directory = directory;
    this.random = new Random(seed);
  }

  /** Runs the trial and answers its line of the table. */
  String run(int rounds) throws IOException, InterruptedException {
    Path file = nextFile();
    for (int round = 0; round < rounds; round++) {
      long acknowledged = killOnce(file);
      kills++;
      Survivors survivors = Survivors.of(candidate, file, acknowledged, batch);
      losingKills += survivors.lost() > 0 ? 1 : 0;
      lostRows += survivors.lost();
      tornFiles += survivors.torn() ? 1 : 0;
      corruptFiles += survivors.corruption().isPresent() ? 1 : 0;
      survivors.corruption().ifPresent(why -> System.err.println(candidate + ": " + why));
      if (survivors.corruption().isPresent() || (round + 1) % KILLS_PER_FILE == 0) {
        file = nextFile();
      }
    }
    return String.format(
        "| %s | %d | %d | %d | %d | %d | %d |",
        candidate.title(), batch, kills, losingKills, lostRows, tornFiles, corruptFiles);
  }

  private Path nextFile() {
    return directory.resolve(candidate + "-" + batch + "-" + files++);
  }

  /** Answers the highest number that the process acknowledged before it was killed. */
  private long killOnce(Path file) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                candidate.name(),
                file.toString(),
                Integer.toString(batch))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    AtomicLong acknowledged = new AtomicLong();
    CountDownLatch writing = new CountDownLatch(1);
    Thread reader = new Thread(() -> readAcknowledgements(writer, acknowledged, writing));
    reader.start();
    try {
      if (!writing.await(30, TimeUnit.SECONDS) || acknowledged.get() == 0) {
        throw new IllegalStateException("The writer did not start: " + candidate);
      }
      writer.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
    } finally {
      // Process.destroyForcibly would also close our end of the pipe and with it the last
      // acknowledgements.
      writer.toHandle().destroyForcibly();
      reader.join();
      writer.waitFor();
    }
    return acknowledged.get();
  }

  private static void readAcknowledgements(
      Process writer, AtomicLong acknowledged, CountDownLatch writing) {
    try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.set(Long.parseLong(line));
        writing.countDown();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.countDown();
    }
  }
}
