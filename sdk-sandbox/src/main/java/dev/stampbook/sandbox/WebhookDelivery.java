package dev.stampbook.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Delivers webhooks to a receiver the way real systems do: some twice, some never, some late, so
 * that later ones overtake them. Thread-safe.
 *
 * <p>A delivery that is not answered with a 2xx status within 5 seconds is tried again, at most
 * {@value #MAX_TRIES} times in all, after 50 ms and then twice as long each time. At most {@value
 * #MAX_WAITING} deliveries wait; further ones are refused.
 */
public final class WebhookDelivery implements AutoCloseable {

  /** Tries of one delivery, the first included. */
  public static final int MAX_TRIES = 4;

  /** Deliveries that may wait at the same time. */
  public static final int MAX_WAITING = 10_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long FIRST_PAUSE_MILLIS = 50;

  private final URI receiver;
  private final WebhookPlan plan;
  private final SplittableRandom random;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final ExecutorService worker;
  private int waiting;
  private Counts counts = new Counts(0, 0, 0, 0, 0);

  /**
   * Counts what became of webhooks.
   *
   * @param sent webhooks handed over
   * @param dropped webhooks that were never tried
   * @param duplicated webhooks that were delivered twice
   * @param delivered deliveries that were answered with a 2xx status
   * @param failed deliveries that were given up
   */
  public record Counts(long sent, long dropped, long duplicated, long delivered, long failed) {

    private Counts plus(int more, int drops, int doubles, int arrivals, int failures) {
      return new Counts(
          sent + more,
          dropped + drops,
          duplicated + doubles,
          delivered + arrivals,
          failed + failures);
    }
  }

  private WebhookDelivery(URI receiver, WebhookPlan plan) {
    this.receiver = receiver;
    this.plan = plan;
    this.random = new SplittableRandom(plan.seed());
    this.worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "sandbox-webhooks");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Returns a delivery to one receiver. */
  public static WebhookDelivery to(URI receiver, WebhookPlan plan) {
    return new WebhookDelivery(receiver, plan);
  }

  /**
   * Hands a webhook over and returns at once.
   *
   * @throws IllegalStateException when too many deliveries wait
   */
  public synchronized void send(Webhook webhook) {
    if (waiting + 2 > MAX_WAITING) {
      throw new IllegalStateException(
          "More than " + MAX_WAITING + " webhooks wait; let the receiver catch up.");
    }
    boolean drop = random.nextDouble() < plan.dropped();
    boolean twice = random.nextDouble() < plan.duplicated();
    if (drop) {
      counts = counts.plus(1, 1, 0, 0, 0);
      return;
    }
    counts = counts.plus(1, 0, twice ? 1 : 0, 0, 0);
    for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
      waiting++;
      long delay = random.nextLong(plan.longestDelay().toMillis() + 1);
      after(delay, () -> deliver(webhook, 1));
    }
  }

  private void after(long millis, Runnable task) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, worker).execute(task);
  }

  private void deliver(Webhook webhook, int attempt) {
    boolean accepted = accepted(webhook);
    if (!accepted && attempt < MAX_TRIES) {
      long pause = FIRST_PAUSE_MILLIS << (attempt - 1);
      after(pause, () -> deliver(webhook, attempt + 1));
      return;
    }
    synchronized (this) {
      counts = counts.plus(0, 0, 0, accepted ? 1 : 0, accepted ? 0 : 1);
      waiting--;
      notifyAll();
    }
  }

  private boolean accepted(Webhook webhook) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver)
            .timeout(TIMEOUT)
            .POST(BodyPublishers.ofByteArray(webhook.body()));
    webhook.headers().forEach(request::header);
    try {
      HttpResponse<Void> answer = client.send(request.build(), BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2;
    } catch (IOException e) {
      return false; // tried again like a refusal
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits until no delivery waits any more.
   *
   * @param longest how long to wait at most
   * @return what became of all webhooks so far
   * @throws IllegalStateException when deliveries still wait then
   */
  public synchronized Counts awaitDelivered(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (waiting > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new IllegalStateException(waiting + " webhooks still wait for their receiver.");
      }
      wait(left);
    }
    return counts;
  }

  /** Returns what became of all webhooks so far. */
  public synchronized Counts counts() {
    return counts;
  }

  /** Stops delivering; what waits is not delivered. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
