package dev.stampbook.sandbox;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves one emulator over HTTP/1.1 on the loopback address, and disturbs it as its fault plan says.
 *
 * <p>Bodies of requests are bounded to 1 MiB, threads to 32. A request that breaks the description
 * of the system is recorded, answered with 400 and not handled.
 */
public final class EmulatorServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAX_THREADS = 32;
  private static final int ACCEPT_QUEUE = 256;
  private static final long IDLE_MILLIS = 30_000;

  private final Server server;
  private final ServerConnector connector;
  private final Emulator emulator;
  private final FaultPlan faults;
  private final RequestCheck check;
  private final CallCounter calls = new CallCounter();
  private final Violations violations = new Violations();
  private final AtomicLong lastCallNanos = new AtomicLong(System.nanoTime());

  private EmulatorServer(Emulator emulator, FaultPlan faults, RequestCheck check, int port) {
    this.emulator = emulator;
    this.faults = faults;
    this.check = check;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
    threads.setName("sandbox-" + emulator.system());
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(UriCompliance.RFC3986);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(
        new EmulatorHandler(emulator, faults, check, calls, violations, lastCallNanos));
  }

  /**
   * Starts serving an emulator.
   *
   * @param emulator what answers
   * @param faults what disturbs the answers
   * @param check the description that requests must keep to
   * @param port the port on the loopback address, 0 for any free one
   * @throws IllegalStateException when the port cannot be opened
   */
  public static EmulatorServer start(
      Emulator emulator, FaultPlan faults, RequestCheck check, int port) {
    EmulatorServer started = new EmulatorServer(emulator, faults, check, port);
    try {
      started.server.start();
    } catch (Exception e) { // Jetty declares Exception
      started.close();
      throw new IllegalStateException(
          "The " + emulator.system() + " emulator could not open port " + port + ".", e);
    }
    return started;
  }

  /** Returns the address a client takes as base URL, without a slash at the end. */
  public URI url() {
    return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + emulator.basePath());
  }

  /** Returns the emulator that answers. */
  public Emulator emulator() {
    return emulator;
  }

  /** Returns the plan of faults; faults can be added while the server runs. */
  public FaultPlan faults() {
    return faults;
  }

  /** Returns the check that requests must pass. */
  public RequestCheck requestCheck() {
    return check;
  }

  /** Returns the counts of calls. */
  public CallCounter calls() {
    return calls;
  }

  /** Returns the first 1,000 requests that broke the description of the system. */
  public List<Violation> violations() {
    return violations.kept();
  }

  /** Returns how many requests broke the description of the system. */
  public long violationCount() {
    return violations.count();
  }

  /** Returns {@link System#nanoTime()} of the latest call, or of the start. */
  long lastCallNanos() {
    return lastCallNanos.get();
  }

  /** Stops serving and cuts all connections. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // Jetty declares Exception
      throw new IllegalStateException(
          "The " + emulator.system() + " emulator could not be stopped.", e);
    }
  }
}
