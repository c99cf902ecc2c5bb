package dev.stampbook.cli;

import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.LoyaltyProgram.Verdict;
import dev.stampbook.points.PostingReference;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what a person found out about a posting. */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = {
      "Records what a person found out about a posting.",
      "Says whether the provider has a posting whose outcome nobody could tell; 'stampbook waiting' names it.",
      "With posted also that a refused posting was done there by hand; 'stampbook explain' names it.",
      "The next sync posts what is missing."
    })
final class DecideCommand implements Callable<Integer> {

  @Option(names = "--config", required = true, description = "The settings file.")
  private Path config = Path.of("stampbook.properties");

  @Parameters(paramLabel = "REFERENCE", description = "The posting's reference.")
  private String reference = "";

  @Parameters(
      paramLabel = "VERDICT",
      description = "posted, when the provider has it, or not-posted.")
  private String verdict = "";

  @Override
  public Integer call() {
    Verdict found =
        switch (verdict) {
          case "posted" -> Verdict.POSTED;
          case "not-posted" -> Verdict.NOT_POSTED;
          default -> throw new CliException("the verdict is posted or not-posted");
        };
    ProgramSettings settings = ProgramSettings.read(config);
    try (ProgramSettings.OpenStore open = settings.openKnownStore();
        LoyaltyProgram program = settings.program(open.store())) {
      if (!program.decide(PostingReference.of(reference), found)) {
        throw new CliException(
            "no posting of this reference waits to be decided; 'stampbook waiting' lists those that do");
      }
      System.out.println(reference + ": " + verdict + ", noted; run sync to go on");
      return 0;
    }
  }
}
