package dev.stampbook.sandbox.smile;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Holds an enabled way to earn (sheet section 3.2).
 *
 * @param id Smile's own number
 * @param name what customers see; nothing else tells which action the rule is for
 * @param value points, per {@code perAmount} of money or once
 * @param perAmount money per {@code value} points; nothing for a fixed reward
 */
public record SmileEarningRule(
    long id, String name, BigDecimal value, Optional<BigDecimal> perAmount) {}
