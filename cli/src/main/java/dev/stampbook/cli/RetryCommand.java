package dev.stampbook.cli;

import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.LoyaltyProgram.OrderStoryHead;
import dev.stampbook.engine.SyncReport;
import dev.stampbook.order.OrderId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries orders again that wait for a person. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description = {
      "Tries orders again that wait for a person.",
      "Reads them after what was wrong has been mended, and posts what they are worth.",
      "Ends with 0 when none waits for a person any more, 3 when one still does, 1 when one did not wait or the sync could not finish."
    })
final class RetryCommand implements Callable<Integer> {

  private static final int MOST = 1_000;

  @Option(names = "--config", required = true, description = "The settings file.")
  private Path config = Path.of("stampbook.properties");

  @Option(names = "--all", description = "Tries every order that waits.")
  private boolean all;

  @Parameters(paramLabel = "ORDER", arity = "0..*", description = "The orders' numbers.")
  private List<String> orders = new ArrayList<>();

  @Override
  public Integer call() {
    if (all != orders.isEmpty()) {
      throw new CliException("say which orders, or --all");
    }
    ProgramSettings settings = ProgramSettings.read(config);
    try (ProgramSettings.OpenStore open = settings.openKnownStore();
        LoyaltyProgram program = settings.program(open.store())) {
      Map<OrderId, String> before = waiting(program);
      List<OrderId> wanted =
          all ? List.copyOf(before.keySet()) : orders.stream().map(OrderId::of).toList();
      for (OrderId order : wanted) {
        if (!before.containsKey(order)) {
          throw new CliException(
              "order "
                  + order
                  + " does not wait for a person; 'stampbook explain' tells how it stands");
        }
      }
      wanted.forEach(program::retry);
      SyncReport report = program.sync();
      Map<OrderId, String> after = waiting(program);
      for (OrderId order : wanted) {
        String note = after.get(order);
        System.out.println(
            "order "
                + order
                + (note == null ? ": no longer waits for a person" : ": still waits: " + note));
      }
      if (report.stopped().isPresent() || report.open() > 0) {
        throw new CliException(
            "the sync that should settle them did not come to its end: "
                + report.stopped().orElse("postings are not through yet")
                + "; nothing is lost, run sync again");
      }
      return wanted.stream().anyMatch(after::containsKey) ? 3 : 0;
    }
  }

  private static Map<OrderId, String> waiting(LoyaltyProgram program) {
    Map<OrderId, String> waiting = new LinkedHashMap<>();
    for (OrderStoryHead head : program.waitingForPerson(MOST)) {
      waiting.put(head.order(), head.note());
    }
    return waiting;
  }
}
