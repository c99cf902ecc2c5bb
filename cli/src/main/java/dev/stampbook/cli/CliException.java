package dev.stampbook.cli;

/** Reports something the user can mend, as one plain sentence. */
final class CliException extends RuntimeException {

  CliException(String message) {
    super(message);
  }

  CliException(String message, Throwable cause) {
    super(message, cause);
  }
}
