package dev.stampbook.sandbox;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Runs emulated systems, each on its own port of the loopback address, and a control API beside
 * them (DESIGN section 8).
 *
 * <p>A sandbox stops by itself when nobody called it for its idle limit, and after its life limit in
 * any case, so a forgotten process ends. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

  private static final long STOP_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long WATCH_MILLIS = 50;

  private final long seed;
  private final SandboxClock clock;
  private final Map<String, EmulatorServer> servers;
  private final EmulatorServer control;
  private final long startNanos = System.nanoTime();
  private final AtomicLong stopAt = new AtomicLong(Long.MAX_VALUE);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Sandbox(Builder builder, Map<String, EmulatorServer> servers) {
    this.seed = builder.seed;
    this.clock = builder.clock;
    this.servers = Map.copyOf(servers);
    ControlRoutes routes = new ControlApi(this).routes();
    builder.routes.forEach(route -> routes.add(route.method(), route.path(), route.answer()));
    RequestCheck unchecked = RequestCheck.notRun("the control API has no description");
    this.control = EmulatorServer.start(routes, FaultPlan.none(), unchecked, builder.controlPort);
    Thread watch = new Thread(() -> watch(builder.idleLimit, builder.lifeLimit), "sandbox-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Starts the description of a sandbox. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the base URL of a system, without a slash at the end.
   *
   * @throws IllegalArgumentException when the sandbox has no such system
   */
  public URI url(String system) {
    return server(system).url();
  }

  /** Returns where the control API is. */
  public URI controlUrl() {
    return URI.create(control.url() + "/control");
  }

  /** Returns the names of the systems. */
  public List<String> systems() {
    return servers.keySet().stream().sorted().toList();
  }

  /** Returns the server of a system, with its fault plan, calls and violations. */
  public EmulatorServer server(String system) {
    EmulatorServer server = servers.get(system);
    if (server == null) {
      throw new IllegalArgumentException("The sandbox has " + systems() + ", not " + system + ".");
    }
    return server;
  }

  /** Returns the fault plan of a system, to script single faults. */
  public FaultPlan faults(String system) {
    return server(system).faults();
  }

  /** Changes the share of random faults of all systems from now on. */
  public void setFaults(FaultPlan.Level level) {
    servers.values().forEach(server -> server.faults().setLevel(level));
  }

  /** Returns how often each kind of fault was met in all systems together. */
  public Map<Fault, Long> faultCounts() {
    Map<Fault, Long> sum = new EnumMap<>(Fault.class);
    for (EmulatorServer server : servers.values()) {
      server.faults().counts().forEach((fault, count) -> sum.merge(fault, count, Long::sum));
    }
    return sum;
  }

  /** Returns the requests that broke the description of their system, the first 1,000 of each. */
  public List<Violation> violations() {
    return systems().stream().flatMap(system -> server(system).violations().stream()).toList();
  }

  /** Returns the seed everything random came from. */
  public long seed() {
    return seed;
  }

  /** Returns the clock the emulators were given. */
  public SandboxClock clock() {
    return clock;
  }

  /** Waits until the sandbox has stopped, by whatever reason. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Tells whether the sandbox has stopped. */
  public boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Stops a moment from now, so that the caller can still be answered. */
  void stopSoon() {
    stopAt.set(Math.min(stopAt.get(), System.nanoTime() - startNanos + STOP_DELAY_NANOS));
  }

  /** Closes the sandbox when its time has come, whichever limit that is. */
  private void watch(Duration idleLimit, Duration lifeLimit) {
    try {
      while (!stopped.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        boolean over = now - startNanos >= Math.min(stopAt.get(), lifeLimit.toNanos());
        if (over || now - lastCallNanos() >= idleLimit.toNanos()) {
          close();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private long lastCallNanos() {
    long latest = control.lastCallNanos();
    for (EmulatorServer server : servers.values()) {
      latest = Math.max(latest, server.lastCallNanos());
    }
    return latest;
  }

  /** Stops all systems and the control API. Repeating it does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        servers.values().forEach(EmulatorServer::close);
        control.close();
      } finally {
        stopped.countDown();
      }
    }
  }

  /** Describes a sandbox. */
  public static final class Builder {

    private record Route(
        String method, String path, Function<EmulatorRequest, EmulatorResponse> answer) {}

    private final Map<String, Emulator> emulators = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private long seed = 1;
    private FaultPlan.Level level = FaultPlan.Level.NONE;
    private SandboxClock clock = SandboxClock.system();
    private int controlPort;
    private Duration idleLimit = Duration.ofMinutes(30);
    private Duration lifeLimit = Duration.ofHours(8);

    private Builder() {}

    /** Sets the seed of the fault plans; 1 by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Sets the share of random faults; none by default. */
    public Builder faults(FaultPlan.Level share) {
      level = requireNonNull(share, "share");
      return this;
    }

    /** Sets the clock the control API moves; give the same one to the emulators. */
    public Builder clock(SandboxClock shared) {
      clock = shared;
      return this;
    }

    /** Adds a system. */
    public Builder add(Emulator emulator) {
      if (emulators.putIfAbsent(emulator.system(), emulator) != null) {
        throw new IllegalArgumentException(
            "The sandbox already has a system called " + emulator.system() + ".");
      }
      return this;
    }

    /** Sets the port of a system; any free one by default. */
    public Builder port(String system, int port) {
      ports.put(system, port);
      return this;
    }

    /** Sets the port of the control API; any free one by default. */
    public Builder controlPort(int port) {
      controlPort = port;
      return this;
    }

    /**
     * Adds a route to the control API.
     *
     * @param method the HTTP method
     * @param path the whole path, such as {@code /control/truth}
     * @param answer makes the answer; an {@link IllegalArgumentException} becomes status 400 with
     *     its message
     */
    public Builder control(
        String method, String path, Function<EmulatorRequest, EmulatorResponse> answer) {
      routes.add(new Route(method, path, answer));
      return this;
    }

    /** Sets how long the sandbox runs without being called; 30 minutes by default. */
    public Builder idleLimit(Duration limit) {
      idleLimit = positive(limit);
      return this;
    }

    /** Sets how long the sandbox runs at all; 8 hours by default. */
    public Builder lifeLimit(Duration limit) {
      lifeLimit = positive(limit);
      return this;
    }

    private static Duration positive(Duration limit) {
      if (limit.toMillis() < 1) {
        throw new IllegalArgumentException("A limit of a sandbox is at least a millisecond.");
      }
      return limit;
    }

    /**
     * Starts all systems and the control API.
     *
     * @throws IllegalStateException when a port cannot be opened; nothing runs then
     */
    public Sandbox start() {
      if (!emulators.keySet().containsAll(ports.keySet())) {
        throw new IllegalArgumentException("A port was set for a system that was not added.");
      }
      Map<String, EmulatorServer> started = new LinkedHashMap<>();
      try {
        for (Emulator emulator : emulators.values()) {
          String system = emulator.system();
          FaultPlan plan = FaultPlan.of(level, seed ^ system.hashCode());
          int port = ports.getOrDefault(system, 0);
          started.put(system, EmulatorServer.start(emulator, plan, emulator.requestCheck(), port));
        }
        return new Sandbox(this, started);
      } catch (RuntimeException e) {
        started.values().forEach(EmulatorServer::close);
        throw e;
      }
    }
  }
}
