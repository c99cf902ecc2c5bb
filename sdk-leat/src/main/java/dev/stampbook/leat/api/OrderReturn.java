package dev.stampbook.leat.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A return of an order (sheet section 3.5). No endpoint reads it back: the order's lines and charges say what is left.
 *
 * @param uuid key
 * @param status how far it is
 * @param order the order
 * @param lineItemReturns what came back
 */
public record OrderReturn(
    String uuid,
    Optional<OpenEnum<Status>> status,
    Optional<OrderRequest.Key> order,
    List<Map<String, Object>> lineItemReturns) {

  /** How far a return is. */
  public enum Status {
    PENDING,
    COMPLETED
  }

  /** A return and what Leat did with it. */
  public record Processed(
      @Json(name = "return") OrderReturn orderReturn, Optional<Order.ProcessResult> result) {}

  /**
   * Reports a return. Amounts are in minor units.
   *
   * @param externalIdentifier our key, unique
   */
  public record Request(
      OrderKey order,
      String externalIdentifier,
      OpenEnum<Status> status,
      Optional<List<Line>> lineItems,
      Optional<List<Line>> subLineItems,
      Optional<List<Discount>> appliedDiscounts,
      Optional<List<Charge>> charges) {}

  /** Names the order by either key. */
  public record OrderKey(Optional<String> uuid, Optional<String> externalIdentifier) {}

  /** A line that came back. */
  public record Line(
      String externalIdentifier,
      BigDecimal quantity,
      Optional<Long> totalAmount,
      Optional<Long> discountAmount,
      Optional<String> reason) {}

  /** A discount taken back. */
  public record Discount(String externalIdentifier, long amount) {}

  /** A charge given back. */
  public record Charge(
      String externalIdentifier,
      Optional<Long> amount,
      Optional<Long> discountAmount,
      long totalAmount) {}
}
