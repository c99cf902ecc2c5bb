package dev.stampbook.engine.internal.store;

import dev.stampbook.reward.RewardCost;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes what a reward costs as text for the store and reads it back, also as the first release wrote it. */
final class CostText {

  private CostText() {}

  static String write(RewardCost cost) {
    if (cost instanceof RewardCost.Fixed fixed) {
      return "fixed:" + fixed.points();
    } else if (cost instanceof RewardCost.Variable variable) {
      return "variable:"
          + variable.step()
          + ":"
          + text(variable.min())
          + ":"
          + text(variable.max())
          + ":"
          + variable.valuePerStep().map(BigDecimal::toPlainString).orElse("");
    }
    return "free";
  }

  /** Reads a cost; {@code points} stands in for a fixed one that was written without. */
  static RewardCost read(String text, long points) {
    String[] parts = text.split(":", -1);
    return switch (parts[0]) {
      case "free" -> new RewardCost.Free();
      case "variable" ->
          new RewardCost.Variable(
              Long.parseLong(parts[1]),
              number(parts, 2),
              number(parts, 3),
              part(parts, 4).map(BigDecimal::new));
      default ->
          new RewardCost.Fixed(part(parts, 1).map(Long::valueOf).orElse(Math.max(points, 1)));
    };
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }

  private static OptionalLong number(String[] parts, int at) {
    return part(parts, at)
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  private static Optional<String> part(String[] parts, int at) {
    return at < parts.length && !parts[at].isEmpty() ? Optional.of(parts[at]) : Optional.empty();
  }
}
