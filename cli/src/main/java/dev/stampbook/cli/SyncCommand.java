package dev.stampbook.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.PlannedPosting;
import dev.stampbook.engine.SyncReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Catches up completely, once; meant for cron. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every order that changed since the last run and posts what is missing.",
      "Safe to repeat and to kill at any moment.",
      "Ends with 0 when all is done, 3 when something waits for a person, 1 when it failed."
    })
final class SyncCommand implements Callable<Integer> {

  private static final int MOST_TOLD = 20;

  @Option(names = "--config", required = true, description = "The settings file.")
  private Path config = Path.of("stampbook.properties");

  @Option(names = "--dry-run", description = "Prints what would be posted and writes nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Writes the figures to this file.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    ProgramSettings settings = ProgramSettings.read(config);
    try (ProgramSettings.OpenStore open = settings.openStore();
        LoyaltyProgram program = settings.program(open.store())) {
      SyncReport report = run(program);
      print(report);
      if (!dryRun && report.open() > 0) {
        tellWhy(program);
      }
      json.ifPresent(target -> write(target, report));
      return exitCode(report);
    }
  }

  private SyncReport run(LoyaltyProgram program) {
    try (ProgressBar bar = new ProgressBar(OptionalLong.empty())) {
      return dryRun ? program.dryRun(bar) : program.sync(bar);
    }
  }

  private void print(SyncReport report) {
    if (dryRun) {
      TextTable table = new TextTable().row("order", "member", "points");
      for (PlannedPosting planned : report.planned()) {
        table.row(
            planned.order(),
            planned.member().map(Object::toString).orElse("not known yet"),
            "%+d".formatted(planned.points()));
      }
      System.out.print(report.planned().isEmpty() ? "" : table);
      System.out.println(
          report.planned().size()
              + " postings would be sent, "
              + report.planned().stream().mapToLong(PlannedPosting::points).sum()
              + " points in all; nothing was written");
      report.stopped().ifPresent(why -> System.err.println("stampbook: " + why));
      return;
    }
    System.out.println(report.text());
    for (AuditEntry entry : report.attention()) {
      System.out.println(
          "  order "
              + entry.entity()
              + ": "
              + entry.detail()
              + entry.error().map(error -> "; " + error).orElse(""));
    }
    if (report.stopped().isPresent()) {
      System.err.println("stampbook: " + report.stopped().get());
    } else if (report.open() > 0) {
      System.err.println(
          "stampbook: "
              + report.open()
              + " postings are not through yet; nothing is lost, the next sync tries them again");
    }
  }

  /** Names what keeps postings from going through; it may be something that only a person can mend. */
  private static void tellWhy(LoyaltyProgram program) {
    for (LoyaltyProgram.OrderStoryHead one : program.underWay(MOST_TOLD)) {
      System.out.println("  order " + one.order() + " is tried again: " + one.note());
    }
  }

  private static int exitCode(SyncReport report) {
    if (report.stopped().isPresent() || report.open() > 0) {
      return 1;
    }
    return report.waitingForPerson() > 0 ? 3 : 0;
  }

  private static void write(Path target, SyncReport report) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode figures = mapper.createObjectNode();
    figures.put("rowsRead", report.rowsRead());
    figures.put("postings", report.postings());
    figures.put("pointsPosted", report.pointsPosted());
    figures.put("planned", report.planned().size());
    figures.put("open", report.open());
    figures.put("waitingForPerson", report.waitingForPerson());
    ObjectNode outcomes = figures.putObject("outcomes");
    report.outcomes().forEach((outcome, count) -> outcomes.put(outcome.name(), count));
    report.stopped().ifPresent(why -> figures.put("stopped", why));
    figures.put("seconds", report.took().toMillis() / 1000.0);
    try {
      mapper.writeValue(target.toFile(), figures);
    } catch (IOException failure) {
      throw new CliException("the figures cannot be written to " + target, failure);
    }
  }
}
