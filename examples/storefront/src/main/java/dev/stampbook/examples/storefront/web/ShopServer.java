package dev.stampbook.examples.storefront.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Serves pages with what keeps a shop's visitors safe around each of them. Listens on the loopback address only: it is an example. */
public final class ShopServer implements AutoCloseable {

  private static final long LARGEST_FORM = 100_000;

  private final Javalin server;
  private final AtomicLong lastRequest;
  private final CountDownLatch closed = new CountDownLatch(1);

  private ShopServer(Javalin server, AtomicLong lastRequest) {
    this.server = server;
    this.lastRequest = lastRequest;
  }

  /**
   * Starts serving.
   *
   * @param port 0 for any free one
   * @param formCheck refuses a form that was not made by this shop
   * @param pages adds the pages
   * @param problem shows a page for a request that failed, by its status
   */
  public static ShopServer start(
      int port,
      Consumer<Context> formCheck,
      Consumer<RoutesConfig> pages,
      Consumer<Context> problem) {
    AtomicLong lastRequest = new AtomicLong(System.nanoTime());
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = LARGEST_FORM;
              config.staticFiles.add("/public", Location.CLASSPATH);
              config.routes.before(page -> lastRequest.set(System.nanoTime()));
              config.routes.before(ShopServer::protect);
              config.routes.before(
                  page -> {
                    if (page.req().getMethod().equals("POST")) {
                      formCheck.accept(page);
                    }
                  });
              pages.accept(config.routes);
              config.routes.error(400, problem::accept);
              config.routes.error(404, problem::accept);
              config.routes.error(403, problem::accept);
              config.routes.error(500, problem::accept);
            });
    return new ShopServer(server.start("127.0.0.1", port), lastRequest);
  }

  /** Nothing but this shop's own files, never in another site's frame, never kept by a cache: pages show points and addresses. */
  private static void protect(Context page) {
    page.header(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none';"
            + " base-uri 'none'");
    page.header("X-Content-Type-Options", "nosniff");
    page.header("Referrer-Policy", "same-origin");
    if (!page.path().endsWith(".css")) {
      page.header("Cache-Control", "no-store");
    }
  }

  /** Returns where the shop is. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Waits until nobody has asked for a page for so long, or the server was closed. */
  public void awaitQuiet(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    while (left > 0 && !closed.await(left, TimeUnit.NANOSECONDS)) {
      left = limit.toNanos() - (System.nanoTime() - lastRequest.get());
    }
  }

  /** Stops serving. */
  @Override
  public void close() {
    closed.countDown();
    server.stop();
  }
}
