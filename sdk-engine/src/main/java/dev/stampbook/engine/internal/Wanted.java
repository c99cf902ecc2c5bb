package dev.stampbook.engine.internal;

import java.math.BigDecimal;

/** How many points a member wants to put in. */
public sealed interface Wanted {

  /** The fewest the reward can be taken with. */
  record Least() implements Wanted {}

  /** This many, as somebody typed them. */
  record Points(BigDecimal points) implements Wanted {}

  /** As many as the goods need and the member can afford. */
  record Most() implements Wanted {}
}
