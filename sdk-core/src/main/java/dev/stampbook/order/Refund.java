package dev.stampbook.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * A refund fact, keyed by its id and never stale (C6, C10).
 *
 * @param id unique within the commerce system
 * @param createdAt when it was made
 * @param state whether it counts
 * @param amount everything it gives back, tax included, in the order's currency or, converted with the order's rate, in the program's;
 *     zero or positive, empty when the system does not tell a usable amount
 * @param parts how it is broken down; empty for a free amount, which counts for its share of the earn base
 */
public record Refund(
    RefundId id,
    Instant createdAt,
    State state,
    Optional<BigMoney> amount,
    List<RefundPart> parts) {

  /** Whether a refund counts. */
  public enum State {
    /** The money went back. */
    VALID,
    /** Not settled yet; does not count until it is. */
    PENDING,
    /** Declined, voided or deleted; withdrawn from the sum. */
    VOIDED
  }

  public Refund {
    parts = List.copyOf(parts);
    if (amount.filter(BigMoney::isNegative).isPresent()) {
      throw new IllegalArgumentException(
          "a refund gives back zero or more; state its amount without a sign");
    }
  }

  /** Returns a valid refund of a free amount. */
  public static Refund ofAmount(RefundId id, Instant createdAt, BigMoney amount) {
    return new Refund(id, createdAt, State.VALID, Optional.of(amount), List.of());
  }

  /** Returns a valid refund of these parts; its amount is their sum where each part states one. */
  public static Refund ofParts(RefundId id, Instant createdAt, List<RefundPart> parts) {
    Optional<BigMoney> sum =
        parts.stream()
            .map(part -> part.amount().map(Taxed::gross))
            .reduce((a, b) -> a.flatMap(left -> b.map(left::plus)))
            .flatMap(total -> total);
    return new Refund(id, createdAt, State.VALID, sum, parts);
  }
}
