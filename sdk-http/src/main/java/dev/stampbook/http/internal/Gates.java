package dev.stampbook.http.internal;

import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Everything that may hold a call back: the quotas, the places for calls at the same time, the circuit. Shared by derived clients. */
public final class Gates {

  private final Map<String, QuotaGate> quotas = new HashMap<>();
  private final Map<String, Semaphore> places = new HashMap<>();
  private final Semaphore allPlaces;
  private final CircuitGate circuit;
  private final Duration longestWait;

  public Gates(HttpSettings settings) {
    longestWait = settings.maxQuotaWait();
    allPlaces = new Semaphore(settings.maxConcurrency(), true);
    circuit = new CircuitGate(settings);
    add(Quota.named(Quota.DEFAULT), settings);
    settings.quotas().forEach(quota -> add(quota, settings));
  }

  private void add(Quota quota, HttpSettings settings) {
    quotas.put(quota.name(), new QuotaGate(quota, settings.time(), settings.maxQuotaWait()));
    quota.concurrency().ifPresent(calls -> places.put(quota.name(), new Semaphore(calls, true)));
  }

  QuotaGate quota(String name) {
    QuotaGate gate = quotas.get(name);
    if (gate == null) {
      throw new IllegalArgumentException(
          "the settings have no quota named '" + name + "'; add Quota.named(\"" + name + "\")");
    }
    return gate;
  }

  CircuitGate circuit() {
    return circuit;
  }

  /** Waits for a place among the calls under way; empty when none becomes free within the time. */
  Optional<Place> place(String quota, Duration left) throws InterruptedException {
    long nanos = (left.compareTo(longestWait) < 0 ? left : longestWait).toNanos();
    Optional<Semaphore> own = Optional.ofNullable(places.get(quota));
    if (own.isPresent() && !own.get().tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    boolean entered = false;
    try {
      entered = allPlaces.tryAcquire(nanos, TimeUnit.NANOSECONDS);
      return entered ? Optional.of(() -> leave(own)) : Optional.empty();
    } finally {
      if (!entered) {
        own.ifPresent(Semaphore::release);
      }
    }
  }

  private void leave(Optional<Semaphore> own) {
    allPlaces.release();
    own.ifPresent(Semaphore::release);
  }

  /** A place among the calls under way. */
  interface Place {
    /** Gives the place back. */
    void leave();
  }
}
