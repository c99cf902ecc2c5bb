package dev.stampbook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints what every system can do. */
@Command(
    name = "capabilities",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what every provider and commerce system can do, and with which setting.",
      "The tables are Markdown, made from what the systems declare; the README holds the same ones."
    })
final class CapabilitiesCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.out.print(CapabilityTables.markdown(Systems.PROVIDERS, Systems.COMMERCE));
    return 0;
  }
}
