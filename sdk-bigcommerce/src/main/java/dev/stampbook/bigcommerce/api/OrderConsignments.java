package dev.stampbook.bigcommerce.api;

import java.util.List;

/**
 * Where the lines of an order go (sheet 3.1). With {@code include=consignments.line_items} and {@code consignment_structure=object} every
 * line of every order of a page is inside, at no further call.
 *
 * @param structure whether the consignments themselves are here
 * @param pickups collected by the shopper
 * @param shipping shipped
 * @param downloads downloaded
 * @param giftCertificates gift certificates that were bought
 */
public record OrderConsignments(
    Structure structure,
    List<OrderConsignment> pickups,
    List<OrderConsignment> shipping,
    List<OrderConsignment> downloads,
    List<OrderConsignment> giftCertificates) {

  /** What stands in the field. */
  public enum Structure {
    /** The consignments. */
    OBJECT,
    /** A link, or the old shape that says nothing useful. */
    ELSEWHERE
  }
}
