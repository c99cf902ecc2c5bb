package dev.stampbook.http;

import dev.stampbook.LoyaltyException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a fetched token and renews it: ahead of its expiry, and once after a 401. However many threads ask, one login is under way at a
 * time and its result, token or failure, is everybody's.
 */
public final class TokenAuth implements Auth {

  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);

  private final String header;
  private final String prefix;
  private final TokenSource source;
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Kept> kept = Optional.empty();
  private Optional<FutureTask<Kept>> login = Optional.empty();

  private record Kept(Secret headerValue, Instant renewAt) {}

  /**
   * Creates it without logging in yet.
   *
   * @param header the header that carries the token
   * @param prefix what stands before the token in it, such as {@code "Bearer "}; empty for the bare token
   */
  public TokenAuth(String header, String prefix, TokenSource source, TimeSource time) {
    this.header = header;
    this.prefix = prefix;
    this.source = source;
    this.time = time;
  }

  @Override
  public Map<String, Secret> headers(URI target) {
    return Map.of(header, current().headerValue());
  }

  @Override
  public boolean renew(Map<String, Secret> refused) {
    lock.lock();
    try {
      boolean stillOurs = kept.isPresent() && kept.get().headerValue().equals(refused.get(header));
      if (stillOurs) {
        kept = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
    current();
    return true;
  }

  private Kept current() {
    FutureTask<Kept> task;
    boolean ours = false;
    lock.lock();
    try {
      if (kept.isPresent() && time.now().isBefore(kept.get().renewAt())) {
        return kept.get();
      }
      if (login.isEmpty()) {
        login = Optional.of(new FutureTask<>(this::fetch));
        ours = true;
      }
      task = login.get();
    } finally {
      lock.unlock();
    }
    if (ours) {
      task.run();
    }
    return resultOf(task);
  }

  private Kept fetch() {
    try {
      AccessToken token = source.fetch();
      Kept fresh = new Kept(Secret.of(prefix + token.value().reveal()), renewAt(token.expiresAt()));
      finish(Optional.of(fresh));
      return fresh;
    } catch (RuntimeException | Error e) {
      finish(Optional.empty());
      throw e;
    }
  }

  private void finish(Optional<Kept> result) {
    lock.lock();
    try {
      kept = result;
      login = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** A tenth of the lifetime ahead, at most a minute, so that a token of a few seconds is still used. */
  private Instant renewAt(Instant expiresAt) {
    if (expiresAt.equals(Instant.MAX)) {
      return expiresAt;
    }
    Duration tenth = Duration.between(time.now(), expiresAt).dividedBy(10);
    return expiresAt.minus(tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN);
  }

  private static Kept resultOf(FutureTask<Kept> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the login", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LoyaltyException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the login failed", e.getCause());
    }
  }
}
