package dev.stampbook.cli;

import dev.stampbook.consent.PersonId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases a person's data on request, after exporting them. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Erases one person's data and pictures on their request, after writing an export.",
      "The chain stays whole and keeps that the person said no. This cannot be undone."
    })
final class ConsentEraseCommand implements Callable<Integer> {

  @Mixin private ConsentCommand.Source source = new ConsentCommand.Source();
  @Mixin private ConsentPerson person = new ConsentPerson();

  @Option(
      names = "--reason",
      required = true,
      description = "Why, for the record, such as the number of the request; no personal data.")
  private String reason = "";

  @Option(names = "--out", required = true, description = "The folder for the export.")
  private Path out = Path.of(".");

  @Override
  public Integer call() {
    return source.with(
        registry -> {
          PersonId who = person.in(registry);
          ConsentExportCommand.write(registry, who, out);
          try {
            registry.erase(who, reason);
          } catch (IllegalStateException tooEarly) {
            throw new CliException("nothing was erased: " + tooEarly.getMessage(), tooEarly);
          }
          System.out.println(who + " was erased");
          return 0;
        });
  }
}
