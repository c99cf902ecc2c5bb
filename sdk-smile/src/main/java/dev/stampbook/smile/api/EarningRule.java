package dev.stampbook.smile.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An enabled way to earn (sheet section 3.2). Nothing in it says which action it is for.
 *
 * @param id Smile's number
 * @param name what customers read
 * @param imageUrl picture
 * @param actionText text of the button
 * @param actionUrl target of the button
 * @param restrictedToVipTierIds the only tiers it is for; empty for all
 * @param reward what is earned
 * @param rewardValue how much is earned
 * @param earningLimit how often, when it is limited
 */
public record EarningRule(
    long id,
    Optional<String> name,
    Optional<String> imageUrl,
    Optional<String> actionText,
    Optional<String> actionUrl,
    List<Long> restrictedToVipTierIds,
    Optional<Earned> reward,
    Optional<RewardValue> rewardValue,
    Optional<Limit> earningLimit) {

  /**
   * What is earned.
   *
   * @param type the kind
   */
  public record Earned(Optional<OpenEnum<EarnedType>> type) {}

  /** The kinds of what is earned. */
  public enum EarnedType {
    /** Points. */
    POINTS
  }

  /**
   * How much is earned.
   *
   * @param type which of the two others is there
   * @param variable so much per amount of money
   * @param fixed so much per action
   */
  public record RewardValue(
      Optional<OpenEnum<ValueType>> type, Optional<Variable> variable, Optional<Fixed> fixed) {}

  /** The ways to say how much is earned. */
  public enum ValueType {
    /** Per amount of money. */
    VARIABLE,
    /** Per action. */
    FIXED
  }

  /**
   * So much per amount of money.
   *
   * @param value points
   * @param perAmount money
   */
  public record Variable(Optional<BigDecimal> value, Optional<BigDecimal> perAmount) {}

  /**
   * So much per action.
   *
   * @param value points
   */
  public record Fixed(Optional<BigDecimal> value) {}

  /**
   * How often a rule pays.
   *
   * @param max times
   * @param type within a rolling window or ever
   * @param rolling the window
   */
  public record Limit(
      Optional<Long> max, Optional<OpenEnum<LimitType>> type, Optional<Rolling> rolling) {}

  /** What a limit counts over. */
  public enum LimitType {
    /** A window that moves with time. */
    ROLLING,
    /** The whole membership. */
    LIFETIME
  }

  /**
   * A window that moves with time.
   *
   * @param unit what is counted
   * @param unitCount how many of it
   */
  public record Rolling(Optional<OpenEnum<RollingUnit>> unit, Optional<Long> unitCount) {}

  /** The units of a moving window. */
  public enum RollingUnit {
    /** Days. */
    DAY
  }

  /** One page of rules, newest first. */
  public record Page(Optional<List<EarningRule>> earningRules, Optional<CursorMetadata> metadata) {}
}
