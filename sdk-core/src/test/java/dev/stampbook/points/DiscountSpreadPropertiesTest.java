package dev.stampbook.points;

import static dev.stampbook.points.DraftOrder.below;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.LargestRemainder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spreading by largest remainder, over seeded cases. */
class DiscountSpreadPropertiesTest {

  private static final int CASES = 1_000;

  @Test
  void spreadingSumsExactlyAndGivesALargerWeightNoSmallerShare() {
    Cases.of(
        2 * CASES,
        random -> {
          List<BigDecimal> weights = new ArrayList<>();
          int count = 1 + random.nextInt(8);
          long total = 0;
          for (int i = 0; i < count; i++) {
            long weight = random.nextInt(5) == 0 ? 0 : 1 + below(random, 5_000);
            total += weight;
            weights.add(BigDecimal.valueOf(weight, 2));
          }
          long units = below(random, total + 1);
          List<BigDecimal> shares =
              LargestRemainder.spread(BigDecimal.valueOf(units, 2), weights, 2);
          assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
              .isEqualByComparingTo(BigDecimal.valueOf(units, 2));
          for (int i = 0; i < count; i++) {
            assertThat(shares.get(i)).isBetween(BigDecimal.ZERO, weights.get(i));
            BigDecimal exactTimesTotal = BigDecimal.valueOf(units, 2).multiply(weights.get(i));
            BigDecimal offTimesTotal =
                shares
                    .get(i)
                    .multiply(BigDecimal.valueOf(total, 2))
                    .subtract(exactTimesTotal)
                    .abs();
            assertThat(offTimesTotal)
                .isLessThanOrEqualTo(BigDecimal.valueOf(total, 2).movePointLeft(2));
            for (int j = 0; j < count; j++) {
              if (weights.get(i).compareTo(weights.get(j)) > 0) {
                assertThat(shares.get(i)).isGreaterThanOrEqualTo(shares.get(j));
              } else if (i < j && weights.get(i).compareTo(weights.get(j)) == 0) {
                assertThat(shares.get(i)).isGreaterThanOrEqualTo(shares.get(j));
              }
            }
          }
        });
  }
}
