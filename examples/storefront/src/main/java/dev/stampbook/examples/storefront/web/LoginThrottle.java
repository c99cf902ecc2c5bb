package dev.stampbook.examples.storefront.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses passwords: after 5 wrong ones for an account or from an address, no more are looked at for 15 minutes, right
 * ones neither. Remembers the last 10,000 of them.
 */
public final class LoginThrottle {

  private static final int TRIES = 5;
  private static final int MOST = 10_000;
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private final InstantSource clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST;
        }
      };

  private record Failures(int count, Instant last) {}

  /** Counts by this clock. */
  public LoginThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns how long this account and address have to wait, empty when they may try. */
  public synchronized Optional<Duration> pause(String account, String address) {
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    for (String key : new String[] {"account " + account, "address " + address}) {
      Failures known = failures.getOrDefault(key, new Failures(0, Instant.EPOCH));
      Duration left = Duration.between(now, known.last().plus(PAUSE));
      if (known.count() >= TRIES && left.compareTo(longest) > 0) {
        longest = left;
      }
    }
    return longest.isZero() ? Optional.empty() : Optional.of(longest);
  }

  /** Notes a wrong password. */
  public synchronized void failed(String account, String address) {
    count("account " + account);
    count("address " + address);
  }

  /** Notes a right password; the address keeps its count, or one known password would free it for guessing others. */
  public synchronized void succeeded(String account) {
    failures.remove("account " + account);
  }

  private void count(String key) {
    Instant now = clock.instant();
    Failures before = failures.getOrDefault(key, new Failures(0, Instant.EPOCH));
    int earlier = before.last().plus(PAUSE).isAfter(now) ? before.count() : 0;
    failures.put(key, new Failures(earlier + 1, now));
  }
}
