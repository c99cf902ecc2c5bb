package dev.stampbook.examples.storefront;

import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.examples.storefront.web.ChromiumCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Opens the example shop until it is stopped. */
public final class Storefront {

  private Storefront() {}

  /** Opens the shop on a free port and prints where it is. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Files.createTempDirectory("stampbook-shop").resolve("stampbook.db");
    ExampleShop shop =
        ExampleShop.open(Pairing.SMILE_BIGCOMMERCE, file, 0, ChromiumCapture.installed());
    Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
    System.out.println("The shop is open: " + shop.url());
    new CountDownLatch(1).await();
  }
}
