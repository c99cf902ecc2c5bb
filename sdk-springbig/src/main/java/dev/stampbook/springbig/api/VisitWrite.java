package dev.stampbook.springbig.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reports a completed purchase (sheet section 3.5). There is no field for points: Springbig computes them.
 *
 * @param posId the key of the visit in the calling system
 * @param posUser our key of the member
 * @param posType the label of the calling system
 * @param transactionDate ISO 8601 date and time, in the style of the settings
 * @param transactionTotal dollars; without taxes unless the setting {@code springbig.pointsBasis} says otherwise
 * @param orderSource meaning unknown; 2 was seen
 * @param sendNotification by its name, whether to text the member
 * @param location the name of the shop
 * @param visitDetailAttributes the lines
 */
public record VisitWrite(
    String posId,
    String posUser,
    String posType,
    String transactionDate,
    BigDecimal transactionTotal,
    Optional<Integer> orderSource,
    Optional<Boolean> sendNotification,
    Optional<String> location,
    Optional<List<Line>> visitDetailAttributes) {

  /**
   * One line of a purchase.
   *
   * @param sku article number
   * @param price unit price in dollars
   * @param quantity units or weight
   * @param category the kind of article
   * @param brand the maker
   * @param name the article's name
   * @param discount amount or percent, which is unknown; 0 was seen
   */
  public record Line(
      Optional<String> sku,
      Optional<BigDecimal> price,
      Optional<BigDecimal> quantity,
      Optional<String> category,
      Optional<String> brand,
      Optional<String> name,
      Optional<BigDecimal> discount) {}
}
