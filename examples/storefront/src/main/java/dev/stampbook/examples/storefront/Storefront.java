package dev.stampbook.examples.storefront;

import io.javalin.Javalin;

/** Starts the example shop. */
public final class Storefront {

  private Storefront() {}

  /** Starts the shop on a free port and prints where it is. */
  public static void main(String[] arguments) {
    Javalin server =
        Javalin.create(config -> config.routes.get("/", page -> page.html("<h1>Stampbook</h1>")))
            .start("127.0.0.1", 0);
    System.out.println("http://127.0.0.1:" + server.port() + "/");
  }
}
