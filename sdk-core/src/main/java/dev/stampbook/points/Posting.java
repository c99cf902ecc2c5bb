package dev.stampbook.points;

import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import java.util.Optional;

/**
 * One signed change of points, under a unique reference. It carries the order and the quote, so that providers that take points and
 * providers that compute them from a purchase fit the same interface.
 *
 * @param reference unique for ever; sending the same posting again means the same change
 * @param member whose points change
 * @param points the signed change, never 0
 * @param reason why
 * @param description what the member may read, at most 120 characters, free of personal data
 * @param purchase the order and how its points came about; present for {@link PostingReason#ORDER}
 */
public record Posting(
    PostingReference reference,
    MemberId member,
    long points,
    PostingReason reason,
    String description,
    Optional<Purchase> purchase) {

  public Posting {
    if (points == 0) {
      throw new IllegalArgumentException("a posting changes points by at least 1");
    }
    if (description.length() > 120) {
      throw new IllegalArgumentException("a description has at most 120 characters");
    }
  }

  /**
   * What a posting for an order is about.
   *
   * @param order the snapshot it was computed from
   * @param quote the derivation of its entitlement
   * @param postedBefore the points already posted for the order
   */
  public record Purchase(Order order, PointsQuote quote, long postedBefore) {}
}
