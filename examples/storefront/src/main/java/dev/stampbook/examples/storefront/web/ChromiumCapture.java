package dev.stampbook.examples.storefront.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes pictures with an installed Chromium without a window. The page comes from a file, so the browser needs no network and no session; a
 * profile is used once and deleted. At most two browsers run at once, each for a limited time. Chromium's own
 * sandbox stays on, except for root, for whom Chromium has none.
 */
public final class ChromiumCapture implements PageCapture {

  private static final Logger LOG = LoggerFactory.getLogger(ChromiumCapture.class);
  private static final Duration USUALLY_ENOUGH = Duration.ofSeconds(20);
  private static final List<Path> USUAL_PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  private final Path browser;
  private final Duration longest;
  private final Semaphore places = new Semaphore(2, true);

  private ChromiumCapture(Path browser, Duration longest) {
    this.browser = browser;
    this.longest = longest;
  }

  /** Returns a capture with the browser of this machine, 20 seconds at most for a picture; empty when there is none. */
  public static Optional<PageCapture> installed() {
    return USUAL_PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(browser -> with(browser, USUALLY_ENOUGH));
  }

  /**
   * Returns a capture with this browser.
   *
   * @param longest how long a picture may take; the shopper waits for it
   */
  public static PageCapture with(Path browser, Duration longest) {
    return new ChromiumCapture(browser, longest);
  }

  @Override
  public Optional<byte[]> png(String html) {
    try {
      if (!places.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      try {
        return taken(html);
      } finally {
        places.release();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<byte[]> taken(String html) throws InterruptedException {
    try {
      Path folder = Files.createTempDirectory("shop-page");
      try {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Path picture = folder.resolve("page.png");
        run(folder, page, picture);
        return Files.exists(picture) ? Optional.of(Files.readAllBytes(picture)) : Optional.empty();
      } finally {
        delete(folder);
      }
    } catch (IOException failure) {
      LOG.warn("the browser could not take a picture: {}", failure.getMessage());
      return Optional.empty();
    }
  }

  private void run(Path folder, Path page, Path picture) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(browser.toString()));
    if (System.getProperty("user.name", "").equals("root")) {
      command.add("--no-sandbox");
    }
    command.addAll(
        List.of(
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=900,1100",
            "--screenshot=" + picture,
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "browser.log"))
            .start();
    if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
