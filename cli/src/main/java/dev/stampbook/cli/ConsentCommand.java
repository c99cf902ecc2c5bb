package dev.stampbook.cli;

import dev.stampbook.engine.ConsentRegistry;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks after the consent registry of a store. */
@Command(
    name = "consent",
    mixinStandardHelpOptions = true,
    description = "Verifies, exports and counts the evidence of consent in a store.",
    subcommands = {
      ConsentVerifyCommand.class,
      ConsentExportCommand.class,
      ConsentEraseCommand.class,
      ConsentStatusCommand.class
    })
final class ConsentCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: verify, export, erase or status.");
  }

  /** The registry that a settings file names. */
  static final class Source {

    @Option(names = "--config", required = true, description = "The settings file.")
    private Path config = Path.of("stampbook.properties");

    /** Opens the registry for as long as the work takes. */
    int with(ToIntFunction<ConsentRegistry> work) {
      ProgramSettings settings = ProgramSettings.read(config);
      try (ProgramSettings.OpenStore open = settings.openKnownStore();
          ConsentRegistry registry = settings.consents(open.store())) {
        return work.applyAsInt(registry);
      }
    }
  }
}
