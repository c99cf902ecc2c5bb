package dev.stampbook.engine;

/** Tells another channel that a code is used up. */
@FunctionalInterface
public interface CodeBurner {

  /**
   * Burns a code there. Called again after a failure or a crash, so a code that is burned already counts as done.
   *
   * @throws dev.stampbook.LoyaltyException when it did not work; it is tried again later
   */
  void burn(CodeBurn burn);
}
