package dev.stampbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.reward.RewardCost;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whole steps of rewards of variable cost (C7). */
class VariableCostTest {

  @Test
  void aVariableRewardTakesWholeStepsOnly() {
    RewardCost.Variable sevens = variable(7, 10, 30);

    assertThat(sevens.least()).isEqualTo(14);
    assertThat(sevens.most(13)).isZero();
    assertThat(sevens.most(14)).isEqualTo(14);
    assertThat(sevens.most(27)).isEqualTo(21);
    assertThat(sevens.most(1000)).isEqualTo(28);
    RewardCost.Variable open =
        new RewardCost.Variable(100, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    assertThat(open.least()).isEqualTo(100);
    assertThat(open.most(99)).isZero();
    assertThat(open.most(0)).isZero();
    assertThat(open.most(-500)).isZero();
    assertThat(open.most(399)).isEqualTo(300);
  }

  @Test
  void aVariableRewardIsNeverFreeAndMayBeImpossible() {
    assertThat(variable(7, 0, 30).least()).isEqualTo(7);
    assertThat(variable(7, -20, 30).least()).isEqualTo(7);
    assertThat(variable(7, 0, 30).most(6)).isZero();
    assertThat(variable(7, 30, 10).most(1000)).isZero();
    assertThat(variable(7, 8, 13).most(1000)).isZero();
    assertThat(variable(7, 7, -1).most(1000)).isZero();
  }

  @Test
  void aVariableRewardDoesNotOverflow() {
    long most = Long.MAX_VALUE;
    RewardCost.Variable ones = variable(1, most, most);
    assertThat(ones.least()).isEqualTo(most);
    assertThat(ones.most(most)).isEqualTo(most);
    assertThat(ones.most(most - 1)).isZero();
    RewardCost.Variable huge = variable(most, 1, most);
    assertThat(huge.least()).isEqualTo(most);
    assertThat(huge.most(most)).isEqualTo(most);
    assertThat(huge.most(most - 1)).isZero();
    assertThat(variable(10, most - 7, most).least()).isEqualTo(most - 7);
    assertThat(variable(10, most - 16, most).least()).isEqualTo(most - 7);
    assertThat(variable(10, 1, most).most(most)).isEqualTo(most - 7);
    assertThat(variable(10, 1, most).most(Long.MIN_VALUE)).isZero();
  }

  static RewardCost.Variable variable(long step, long min, long max) {
    return new RewardCost.Variable(
        step, OptionalLong.of(min), OptionalLong.of(max), Optional.empty());
  }
}
