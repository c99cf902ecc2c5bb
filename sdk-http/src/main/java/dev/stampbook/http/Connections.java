package dev.stampbook.http;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;

/**
 * A pool of kept-alive connections that several clients may share, for instance one client per shop in a server for many shops.
 *
 * <p>Idle connections are closed after 30 s, sooner than servers usually do, so that a write seldom meets a connection that is just
 * being closed.
 */
public final class Connections {

  private static final long IDLE_SECONDS = 30;

  private final ConnectionPool pool;

  private Connections(int idle) {
    this.pool = new ConnectionPool(idle, IDLE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Returns a new pool.
   *
   * @param idle the connections kept for reuse, 1 to 10,000: as many as calls run at the same time over all its clients
   */
  public static Connections keeping(int idle) {
    if (idle < 1 || idle > 10_000) {
      throw new IllegalArgumentException("a pool keeps 1 to 10,000 connections, not " + idle);
    }
    return new Connections(idle);
  }

  ConnectionPool pool() {
    return pool;
  }
}
