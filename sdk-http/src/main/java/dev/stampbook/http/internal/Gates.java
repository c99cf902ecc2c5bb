package dev.stampbook.http.internal;

import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.QuotaReader.Allowance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

  /** Refuses names that no quota has. */
  void check(List<String> names) {
    names.forEach(this::quota);
  }

  private QuotaGate quota(String name) {
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

  /** Takes a permit of every quota; the longest wait counts. */
  QuotaGate.Permit take(List<String> names) {
    Duration delay = Duration.ZERO;
    for (String name : names) {
      QuotaGate.Permit permit = quota(name).take();
      if (!permit.granted()) {
        return permit;
      }
      delay = permit.delay().compareTo(delay) > 0 ? permit.delay() : delay;
    }
    return new QuotaGate.Permit(true, delay);
  }

  /** Follows what an answer says is left. */
  void follow(List<String> names, Allowance allowance) {
    quota(names.get(0)).follow(allowance);
  }

  /** Lets nothing out for this long. */
  void drain(List<String> names, Duration pause) {
    names.forEach(name -> quota(name).drain(pause));
  }

  /** Waits for a place among the calls under way; empty when none becomes free within the time. */
  Optional<Place> place(List<String> names, Duration left) throws InterruptedException {
    long nanos = (left.compareTo(longestWait) < 0 ? left : longestWait).toNanos();
    Deque<Semaphore> taken = new ArrayDeque<>();
    boolean entered = false;
    try {
      for (Semaphore semaphore : semaphores(names)) {
        if (!semaphore.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
          return Optional.empty();
        }
        taken.push(semaphore);
      }
      entered = true;
      return Optional.of(() -> taken.forEach(Semaphore::release));
    } finally {
      if (!entered) {
        taken.forEach(Semaphore::release);
      }
    }
  }

  /** In one order for all operations, so that two of them never wait for each other; the common places last. */
  private List<Semaphore> semaphores(List<String> names) {
    List<Semaphore> all = new ArrayList<>();
    names.stream().sorted().flatMap(name -> Stream.ofNullable(places.get(name))).forEach(all::add);
    all.add(allPlaces);
    return all;
  }

  /** A place among the calls under way. */
  interface Place {
    /** Gives the place back. */
    void leave();
  }
}
