package dev.stampbook.http;

/**
 * Decides what a refusal of one particular system means, where its status alone misleads: a lock reported as 400, a plan limit as 507.
 *
 * <p>Asked for every answer outside 200 to 299. Pure and thread-safe. A {@link Verdict#LOCKED} or {@link Verdict#RATE_LIMITED} lets a write be
 * sent again, so it may only be given where the system is known not to have processed the call.
 */
@FunctionalInterface
public interface ErrorReader {

  /** Returns what the refusal means; {@link ErrorReply#byStatus()} where the system says nothing more exact. */
  Verdict read(ErrorReply reply);

  /** Returns the reader that goes by the status alone. */
  static ErrorReader byStatus() {
    return ErrorReply::byStatus;
  }
}
