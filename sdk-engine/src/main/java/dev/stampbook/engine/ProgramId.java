package dev.stampbook.engine;

/**
 * Names a program within its store; part of every reference and row. Change it and the program starts afresh.
 *
 * @param value lower-case letters, digits and hyphens, 1 to 24 characters
 */
public record ProgramId(String value) {

  public ProgramId {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,23}")) {
      throw new IllegalArgumentException(
          "a program id has lower-case letters, digits and hyphens, at most 24: " + value);
    }
  }

  /** Returns the id with this value. */
  public static ProgramId of(String value) {
    return new ProgramId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
