package dev.stampbook.cli;

import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.World;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the emulated systems as a process of their own. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = {
      "Runs an emulated commerce system and loyalty provider on this machine.",
      "Ends when it is stopped (Ctrl-C, POST /control/stop) or nobody called it for half an hour."
    })
final class SandboxCommand implements Callable<Integer> {

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
      names = "--faults",
      defaultValue = "none",
      description = "How often calls go wrong: none, light or heavy (default: ${DEFAULT-VALUE}).")
  private FaultPlan.Level faults = FaultPlan.Level.NONE;

  @Option(
      names = "--control-port",
      defaultValue = "0",
      description = "Port of the control API; any free one by default.")
  private int controlPort;

  @Override
  public Integer call() throws InterruptedException {
    Sandbox sandbox =
        Systems.of(provider, pos)
            .world(new World.Plan(seed, orders, faults))
            .controlPort(controlPort)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    System.out.println("sandbox control " + sandbox.controlUrl());
    for (String system : sandbox.systems()) {
      System.out.println("sandbox " + system + " " + sandbox.url(system));
    }
    System.out.println("Credentials: GET " + sandbox.controlUrl());
    System.out.println("Demo:        ./stampbook demo --sandbox " + sandbox.controlUrl());
    System.out.flush();
    sandbox.awaitStop();
    return 0;
  }
}
