package dev.stampbook.engine;

/** How the use of a code reaches the other channels. */
public sealed interface BurnPropagation {

  /** Nobody is told: the code lives on one channel, or the commerce system sees to it. */
  record None() implements BurnPropagation {}

  /** A call after each use, repeated until it worked. */
  record ByCall(CodeBurner burner) implements BurnPropagation {}

  /** Uses are collected; {@link CodePools#burns} gives those of a day, the same whenever it is asked. */
  record DailyBatch() implements BurnPropagation {}
}
