package dev.stampbook.cli;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.EarningConflictException;
import dev.stampbook.engine.StoreException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Tells a failure as one sentence on standard error and ends with 1. What nobody foresaw keeps its stack trace: it is a bug to report. */
final class PlainSentence implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    boolean foreseen =
        failure instanceof LoyaltyException
            || failure instanceof StoreException
            || failure instanceof EarningConflictException
            || failure instanceof CliException
            || failure instanceof UncheckedIOException
            || failure instanceof IllegalArgumentException;
    if (foreseen) {
      command.getErr().println("stampbook: " + failure.getMessage());
    } else {
      command.getErr().println("stampbook: this should not have happened; please report it");
      failure.printStackTrace(command.getErr());
    }
    return 1;
  }
}
