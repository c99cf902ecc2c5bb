package dev.stampbook.benchmarks.counts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is allocated is gated, times are not: a busy machine allocates no more than an idle one. */
class AllocationTest {

  @Test
  void aPageOfOrdersIsReadWithFewBytes() {
    // 11.1 MB measured for 1.24 MB of JSON, on JDK 17 and 25 alike: 44 kB for each order of 5 kB.
    // Half as much again may go by.
    assertThat(Allocations.readingAPage()).isBetween(1_000_000L, 16_500_000L);
  }

  @Test
  void anOrderIsComputedWithFewBytes() {
    // 95 to 98 kB measured, on JDK 17 and 25 alike: 36 kB for the steps that explain the result,
    // the rest exact fractions. Half as much again may go by.
    assertThat(Allocations.computingAnOrder()).isBetween(1_000L, 147_000L);
  }
}
