package dev.stampbook.points;

import java.math.BigDecimal;

/** How the earn base becomes points, before tier multiplier and rounding (C4). */
public sealed interface EarnRate {

  /** Points for each 1.00 of the base; zero or positive, any decimals. */
  record PerUnit(BigDecimal points) implements EarnRate {
    public PerUnit {
      if (points.signum() < 0) {
        throw new IllegalArgumentException(
            "a rate is zero or positive, not " + points.toPlainString());
      }
    }
  }

  /** Points for each full block: {@code points * floor(base / size)}. */
  record PerBlock(BigDecimal points, BigDecimal size) implements EarnRate {
    public PerBlock {
      if (points.signum() < 0 || size.signum() <= 0) {
        throw new IllegalArgumentException(
            "a block rate has zero or more points for a positive amount");
      }
    }
  }
}
