package dev.stampbook.engine;

import dev.stampbook.discount.CouponCode;

/** Is told what people should know about stocks of codes. Called after the change is durable, from the program's threads. */
public interface CodePoolListener {

  /** A stock has fallen below its threshold; told once until it is filled up again. */
  default void low(CodePoolId pool, long left) {}

  /** A shop refused a code as used although nobody here had used it. */
  default void quarantined(CodePoolId pool, CouponCode code) {}
}
