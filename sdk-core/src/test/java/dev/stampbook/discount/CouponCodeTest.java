package dev.stampbook.discount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CouponCodeTest {

  @Test
  void aTextOfAnotherSystemThatCannotBeACodeIsNone() {
    assertThat(CouponCode.read("a".repeat(50))).contains(CouponCode.of("a".repeat(50)));
    assertThat(CouponCode.read("a".repeat(51))).isEmpty();
    assertThat(CouponCode.read(" ")).isEmpty();
    assertThat(CouponCode.read("")).isEmpty();
  }
}
