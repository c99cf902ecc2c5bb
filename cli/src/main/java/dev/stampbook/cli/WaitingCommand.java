package dev.stampbook.cli;

import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.LoyaltyProgram.OrderStoryHead;
import dev.stampbook.engine.WaitingMerge;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what the engine cannot settle by itself. */
@Command(
    name = "waiting",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the orders and merges of members that wait for a person, oldest first, each with the reason.",
      "Ends with 0 when there are none, 3 when there are."
    })
final class WaitingCommand implements Callable<Integer> {

  private static final int MOST = 1_000;

  @Option(names = "--config", required = true, description = "The settings file.")
  private Path config = Path.of("stampbook.properties");

  @Override
  public Integer call() {
    ProgramSettings settings = ProgramSettings.read(config);
    try (ProgramSettings.OpenStore open = settings.openKnownStore();
        LoyaltyProgram program = settings.program(open.store())) {
      List<OrderStoryHead> waiting = program.waitingForPerson(MOST);
      List<WaitingMerge> merges = program.waitingMerges(MOST);
      for (WaitingMerge one : merges) {
        System.out.println(
            "merge %s of member %s into %s: %s"
                .formatted(
                    one.merge().id(), one.merge().absorbed(), one.merge().survivor(), one.note()));
      }
      if (waiting.isEmpty()) {
        System.out.println("no order waits for a person");
        return merges.isEmpty() ? 0 : 3;
      }
      TextTable table = new TextTable().row("order", "why");
      waiting.forEach(one -> table.row(one.order(), one.note()));
      System.out.print(table);
      System.out.println(
          """
          After mending what is wrong:  stampbook retry --config FILE ORDER
          After looking at the provider whether it has a posting:  stampbook decide --config FILE REFERENCE posted|not-posted
          After doing there by hand what was refused (stampbook explain names the reference):  stampbook decide --config FILE REFERENCE posted""");
      return 3;
    }
  }
}
