package dev.stampbook.engine;

/** Ends whatever is going on as if the process had died: nothing may catch it and go on. */
final class SimulatedCrash extends Error {

  private static final long serialVersionUID = 1L;

  SimulatedCrash(String where) {
    super("crash " + where, null, false, false);
  }
}
