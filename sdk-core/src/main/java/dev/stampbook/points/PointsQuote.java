package dev.stampbook.points;

import dev.stampbook.order.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;

/**
 * What an order is worth in its present state, with every step that led there (DESIGN promise 5). Preview and posting use the same quote
 * (KF-04).
 *
 * @param order the order
 * @param standing where it stands in its life
 * @param terms the terms applied
 * @param base the earn base in the order's currency, exact, never below zero (C2)
 * @param refundedBase the part of it that was refunded, capped at it, for people: half up to six decimals
 * @param excess what was refunded beyond what counts, for people: half up to six decimals; zero when nothing was
 * @param earned points before refunds, zero or positive
 * @param worth points after refunds, were the order in an earning state; zero or positive, at most {@code earned}
 * @param entitlement points the order is worth now: {@code worth} while {@link Standing#isEarning()}, else 0; while {@link
 *     Standing#isFrozen()} nothing is posted for it
 * @param steps the derivation, in order
 * @param reviews what a person has to look at; empty when all is clear
 */
public record PointsQuote(
    OrderId order,
    Standing standing,
    PointsTerms terms,
    BigMoney base,
    BigMoney refundedBase,
    BigMoney excess,
    long earned,
    long worth,
    long entitlement,
    List<Step> steps,
    List<String> reviews) {

  /**
   * One step of the derivation.
   *
   * @param what what was done
   * @param value what came out, or why nothing did
   */
  public record Step(String what, String value) {}

  public PointsQuote {
    steps = List.copyOf(steps);
    reviews = List.copyOf(reviews);
  }

  /** Returns the derivation as aligned lines of plain text. */
  public String explain() {
    int width = steps.stream().mapToInt(step -> step.what().length()).max().orElse(0);
    String lines =
        steps.stream()
            .map(step -> "  " + padded(step.what(), width) + "  " + step.value())
            .collect(Collectors.joining("\n"));
    Optional<String> review =
        reviews.isEmpty()
            ? Optional.empty()
            : Optional.of("\n  to review: " + String.join("; ", reviews));
    return "order " + order + "\n" + lines + review.orElse("");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
