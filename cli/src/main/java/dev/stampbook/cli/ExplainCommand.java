package dev.stampbook.cli;

import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.order.OrderId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints how the points of one order came about. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what counted, what did not, which rule, and what was posted for an order.",
      "Ends with 0, or 1 when neither the shop nor the journal knows the order."
    })
final class ExplainCommand implements Callable<Integer> {

  @Option(names = "--config", required = true, description = "The settings file.")
  private Path config = Path.of("stampbook.properties");

  @Parameters(paramLabel = "ORDER", description = "The order's number in the shop.")
  private String order = "";

  @Override
  public Integer call() {
    ProgramSettings settings = ProgramSettings.read(config);
    try (ProgramSettings.OpenStore open = settings.openStore();
        LoyaltyProgram program = settings.program(open.store())) {
      OrderStory story = program.story(OrderId.of(order));
      System.out.println(story.text());
      return isKnown(story) ? 0 : 1;
    }
  }

  private static boolean isKnown(OrderStory story) {
    return story.quote().isPresent()
        || !story.postings().isEmpty()
        || !story.audit().isEmpty()
        || story.status() != OrderStatus.NEW
        || story.note().isEmpty();
  }
}
