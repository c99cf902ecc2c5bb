package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;

/**
 * Describes something the shop sells.
 *
 * @param id the product number
 * @param variantId the number of its only variant
 * @param sku the stock keeping unit
 * @param name the name on the order
 * @param kind what it is
 * @param price the list price of one unit in the store's currency
 */
public record ShopProduct(
    int id, int variantId, String sku, String name, Kind kind, BigDecimal price) {

  /** Says what a product is; the wire names are those of the order line {@code type}. */
  public enum Kind {
    PHYSICAL("physical"),
    DIGITAL("digital"),
    GIFT_CERTIFICATE("giftcertificate");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** Returns the name on the wire. */
    public String wireName() {
      return wireName;
    }
  }

  /** Tells whether buying it earns points: buying a gift certificate does not (rule C2). */
  public boolean earns() {
    return kind != Kind.GIFT_CERTIFICATE;
  }
}
