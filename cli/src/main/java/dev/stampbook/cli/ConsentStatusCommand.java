package dev.stampbook.cli;

import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.consent.ConsentCounts;
import dev.stampbook.engine.consent.ConsentDifference;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how a registry stands. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says what waits to be told to which system, and where systems differ from the registry.",
      "Ends with 0 when nothing needs a person, 3 when something does."
    })
final class ConsentStatusCommand implements Callable<Integer> {

  private static final int MOST_DIFFERENCES = 100;

  @Mixin private ConsentCommand.Source source = new ConsentCommand.Source();

  @Override
  public Integer call() {
    return source.with(ConsentStatusCommand::print);
  }

  private static int print(ConsentRegistry registry) {
    ConsentCounts counts = registry.counts();
    List<ConsentDifference> differences = registry.differences(MOST_DIFFERENCES);
    System.out.print(
        new TextTable()
            .row("consent", "count")
            .row("people", counts.persons())
            .row("records", counts.records())
            .row("opt-outs that some system has not acknowledged", counts.waitingOptOuts())
            .row("opt-ins that some system has not acknowledged", counts.waitingOptIns())
            .row("messages a system refuses", counts.refused())
            .row("opt-ins held back until the person is asked again", counts.held())
            .row("people to ask", counts.toAsk()));
    counts
        .oldestOptOut()
        .ifPresent(at -> System.out.println("the oldest opt-out that waits was recorded at " + at));
    for (ConsentDifference difference : differences) {
      System.out.println(
          difference.system()
              + " says "
              + difference.found()
              + " to "
              + difference.channel()
              + " for "
              + difference.person()
              + ", the registry "
              + difference.registry()
              + ": "
              + difference.kind());
    }
    boolean person =
        counts.refused() > 0
            || counts.held() > 0
            || differences.stream().anyMatch(ConsentStatusCommand::needsPerson);
    return person ? 3 : 0;
  }

  private static boolean needsPerson(ConsentDifference difference) {
    return switch (difference.kind()) {
      case YES_WITHOUT_ACT, YES_GONE, NO_OF_UNKNOWN_AGE -> true;
      case ON_ITS_WAY, OPT_OUT_ADOPTED, OPT_OUT_REPEATED -> false;
    };
  }
}
