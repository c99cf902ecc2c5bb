package dev.stampbook.cli;

import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.consent.ChainFault;
import dev.stampbook.engine.consent.ChainReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether all evidence is as it was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every record, text and picture and says what is not as it was written.",
      "Ends with 0 when all is intact, 1 when something was changed."
    })
final class ConsentVerifyCommand implements Callable<Integer> {

  @Mixin private ConsentCommand.Source source = new ConsentCommand.Source();

  @Option(
      names = "--anchor",
      description =
          "The end of the chain as an earlier run printed it. Who can write to the database could"
              + " write a whole new chain, but not one that contains an end you noted down.")
  private Optional<String> anchor = Optional.empty();

  @Override
  public Integer call() {
    return source.with(this::verify);
  }

  private int verify(ConsentRegistry registry) {
    ChainReport report =
        anchor.isPresent() ? registry.verify(ChainAnchor.of(anchor.get())) : registry.verify();
    for (ChainFault fault : report.faults()) {
      System.out.println(fault);
    }
    String records = report.records() == 1 ? "1 record" : report.records() + " records";
    if (!report.isIntact()) {
      System.err.println(
          "stampbook: the evidence was changed: "
              + report.faults().size()
              + " faults in "
              + records);
      return 1;
    }
    System.out.println(records + " verified, all is as it was written");
    System.out.println("end of the chain, to be noted down elsewhere: " + report.end());
    return 0;
  }
}
