package dev.stampbook.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampbook.engine.Store;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the main job from end to end, over real HTTP, and checks it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Turns an emulated shop's orders into points and checks every balance.",
      "Lets the shop change, delivers webhooks late, twice and never, redeems a reward, and compares with an independent computation.",
      "Ends with 1 when a balance is wrong or a second sync still posts something."
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--provider",
      defaultValue = "smile",
      description = "The loyalty provider (default: ${DEFAULT-VALUE}).")
  private String provider = "smile";

  @Option(
      names = "--pos",
      description = "A point of sale instead of the provider's usual commerce system.")
  private Optional<String> pos = Optional.empty();

  @Option(
      names = "--orders",
      defaultValue = "200",
      description = "Orders in the shop, 1 to 5000 (default: ${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Makes the same shop again (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--store",
      description = "Keeps the journal in this file; by default in a temporary one.")
  private Optional<Path> store = Optional.empty();

  @Option(names = "--json", description = "Writes the figures to this file.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--faults",
      defaultValue = "light",
      description = "How often calls go wrong: none, light or heavy (default: ${DEFAULT-VALUE}).")
  private FaultPlan.Level faults = FaultPlan.Level.LIGHT;

  @Option(
      names = "--sandbox",
      description = "Uses a sandbox that runs already, by the control URL it printed.")
  private Optional<URI> sandbox = Optional.empty();

  @Override
  public Integer call() {
    return sandbox.map(this::against).orElseGet(this::inOwnSandbox);
  }

  private int inOwnSandbox() {
    try (Sandbox own =
        Systems.of(provider, pos).world(new World.Plan(seed, orders, faults)).start()) {
      return against(own.controlUrl());
    }
  }

  private int against(URI control) {
    Optional<Path> temporary = store.isPresent() ? Optional.empty() : Optional.of(folder());
    try (Store journal = Store.embedded(store.orElseGet(() -> file(temporary)))) {
      DemoResult result = new Demo(new SandboxClient(control), journal, seed).run();
      System.out.println(result.text());
      json.ifPresent(target -> write(target, result));
      return result.isRight() ? 0 : 1;
    } finally {
      temporary.ifPresent(DemoCommand::delete);
    }
  }

  private static Path file(Optional<Path> folder) {
    return folder.orElseThrow().resolve("stampbook.db");
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("stampbook-demo");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Path target, DemoResult result) {
    try {
      new ObjectMapper()
          .writeValue(target.toFile(), result.figures().json(result.mismatches().size()));
    } catch (IOException failure) {
      throw new CliException(
          "the figures cannot be written to " + target + "; name a file in a folder that exists",
          failure);
    }
  }
}
