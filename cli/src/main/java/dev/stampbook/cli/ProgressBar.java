package dev.stampbook.cli;

import dev.stampbook.engine.SyncProgress;
import java.io.PrintStream;
import java.util.OptionalLong;

/** Shows how far a sync has come, on one line of a terminal; shows nothing where no terminal is attached. */
final class ProgressBar implements SyncProgress, AutoCloseable {

  private static final int WIDTH = 30;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream out;
  private final OptionalLong total;
  private final boolean shown;
  private long drawnAt;
  private boolean drawn;

  /**
   * Prepares a bar.
   *
   * @param total how many rows there will be, when that is known
   */
  ProgressBar(OptionalLong total) {
    this.out = System.err;
    this.total = total;
    this.shown = Boolean.getBoolean("stampbook.terminal");
  }

  @Override
  public void at(long rowsRead, long postings, String doing) {
    long now = System.nanoTime();
    if (!shown || (drawn && now - drawnAt < REDRAW_NANOS)) {
      return;
    }
    drawnAt = now;
    drawn = true;
    out.print(
        "\r\u001b[2K" + bar(rowsRead) + rowsRead + " read, " + postings + " posted, " + doing);
    out.flush();
  }

  private String bar(long rows) {
    if (total.isEmpty() || total.getAsLong() == 0) {
      return "";
    }
    int filled = (int) Math.min(WIDTH, rows * WIDTH / total.getAsLong());
    return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] ";
  }

  /** Takes the bar off the terminal. */
  @Override
  public void close() {
    if (drawn) {
      out.print("\r\u001b[2K");
      out.flush();
    }
  }
}
