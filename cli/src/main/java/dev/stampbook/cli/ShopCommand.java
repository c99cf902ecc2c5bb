package dev.stampbook.cli;

import dev.stampbook.examples.storefront.ExampleShop;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.examples.storefront.web.ChromiumCapture;
import dev.stampbook.examples.storefront.web.PageCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Opens the example shop. */
@Command(
    name = "shop",
    mixinStandardHelpOptions = true,
    description = {
      "Opens an example shop to click through in a browser.",
      "Shows points, rewards at the checkout and consent as evidence, on emulated systems.",
      "Ends when it is stopped (Ctrl-C) or nobody opened a page for half an hour."
    })
final class ShopCommand implements Callable<Integer> {

  private static final Duration LONGEST_QUIET = Duration.ofMinutes(30);

  @Option(
      names = "--pair",
      defaultValue = "smile+bigcommerce",
      converter = PairingByName.class,
      completionCandidates = PairNames.class,
      description =
          "Loyalty provider and commerce system: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Pairing pair = Pairing.SMILE_BIGCOMMERCE;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Port of the shop; any free one by default.")
  private int port;

  @Option(
      names = "--store",
      description = {
        "New file for journal and evidence, kept afterwards. Without it everything is forgotten.",
        "The emulated systems begin anew at each start, so an existing file would belong to other orders."
      })
  private Optional<Path> store = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (store.filter(Files::exists).isPresent()) {
      throw new CliException(
          store.get() + " exists already; it belongs to other orders. Name a new file.");
    }
    Path forgotten = Files.createTempDirectory("stampbook-shop");
    Optional<PageCapture> camera = ChromiumCapture.installed();
    ExampleShop shop =
        ExampleShop.open(
            pair,
            store.orElse(forgotten.resolve("stampbook.db")),
            port,
            camera.orElse(PageCapture.none()));
    Thread atEnd = new Thread(() -> close(shop, forgotten));
    Runtime.getRuntime().addShutdownHook(atEnd);
    welcome(shop, camera.isPresent());
    shop.awaitQuiet(LONGEST_QUIET);
    return 0;
  }

  private void welcome(ExampleShop shop, boolean takesPictures) {
    System.out.println("The shop is open: " + shop.url());
    System.out.println();
    System.out.println("On " + pair.title() + ", both emulated here. What to try:");
    System.out.println(
        "  Register. The letter to confirm is in \"The shop's outgoing mail\", below every page.");
    System.out.println(
        "  Buy for 200 dollars; the order's page shows the points and how they came about.");
    System.out.println("  Buy again, and use a reward at the checkout.");
    System.out.println(
        "  In the \"Back office\", below every page, refund a part and watch the points follow;");
    System.out.println("  look at redemptions, audit, and the evidence of your consent.");
    System.out.println(
        "  Log in as somebody who was here before the program; the login page names them.");
    if (!takesPictures) {
      System.out.println();
      System.out.println(
          "No Chromium was found, so consent is kept without a picture of the page.");
    }
    System.out.println();
    System.out.println("Ctrl-C stops it; so does half an hour without a visitor.");
    System.out.flush();
  }

  private static void close(ExampleShop shop, Path forgotten) {
    shop.close();
    try (var files = Files.walk(forgotten)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException stays) {
      System.err.println("stampbook: could not delete " + forgotten);
    }
  }

  private static final class PairingByName implements ITypeConverter<Pairing> {
    @Override
    public Pairing convert(String name) {
      return Pairing.named(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no pair \""
                          + name
                          + "\"; there are "
                          + String.join(", ", PairNames.all())));
    }
  }

  private static final class PairNames implements Iterable<String> {

    static List<String> all() {
      return Arrays.stream(Pairing.values()).map(Pairing::id).toList();
    }

    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }
  }
}
