package dev.stampbook.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void aSlowRoundMovesTheRangeAndNotTheRatio() {
    Rounds rounds = new Rounds();
    rounds.add(new Rounds.Round(30, 10, 4_000, 2_000));
    rounds.add(new Rounds.Round(20, 10, 4_000, 2_000));
    rounds.add(new Rounds.Round(900, 100, 4_000, 2_000));

    assertThat(rounds.line("It"))
        .isEqualTo("| It | 30.0 | 10.0 | 3.0 (2.0 to 9.0) | 4.0 | 2.0 | 2.0 |");
  }

  @Test
  void anEvenNumberOfRoundsIsHalvedBetweenTheMiddleTwo() {
    Rounds rounds = new Rounds();
    rounds.add(new Rounds.Round(1_000, 1, 1_000, 1_000));
    rounds.add(new Rounds.Round(3_000, 1, 1_000, 1_000));

    assertThat(rounds.line("It"))
        .isEqualTo("| It | 2,000 | 1.00 | 2000.0 (1000.0 to 3000.0) | 1.0 | 1.0 | 1.0 |");
  }
}
