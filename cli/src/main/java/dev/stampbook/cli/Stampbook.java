package dev.stampbook.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code stampbook} command. */
@Command(
    name = "stampbook",
    mixinStandardHelpOptions = true,
    version = "stampbook 0.1.0-SNAPSHOT",
    description = "Loyalty points that are always right.",
    subcommands = {
      DemoCommand.class,
      AdviseCommand.class,
      SyncCommand.class,
      ExplainCommand.class,
      WaitingCommand.class,
      RetryCommand.class,
      DecideCommand.class,
      SandboxCommand.class,
      ShopCommand.class,
      CapabilitiesCommand.class,
      ConsentCommand.class
    })
public final class Stampbook implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do: demo, sync, explain, waiting, retry, decide, sandbox, shop, advise, capabilities or consent.");
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs the command and returns its exit code: 0 done, 1 failed, 2 wrong words, 3 something waits for a person. */
  public static int execute(String... arguments) {
    quietLogs();
    return new CommandLine(new Stampbook())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(new PlainSentence())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  private static void quietLogs() {
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
      // Two commands at once tidy up the same leftovers of a killed one; the slower says so at
      // length.
      System.setProperty("org.slf4j.simpleLogger.log.org.sqlite.SQLiteJDBCLoader", "off");
    }
  }
}
