package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.util.List;

/**
 * Holds what was put on an order before prices are worked out: items, discounts and charges, all
 * amounts as the merchant enters them ({@link Taxation}) and in the order's currency.
 *
 * @param currency the currency paid in, with the order's own rate
 * @param taxation which side of the amounts is exact
 * @param taxRate the tax on everything but gift certificates, such as 0.0825
 * @param items the lines
 * @param discounts discounts on the whole order, spread over the lines that are not gift
 *     certificates
 * @param shippingList the shipping price before any shipping discount
 * @param shippingPaid the shipping price after it
 * @param handling the handling charge
 * @param fees custom fees
 */
public record Basket(
    ShopCurrency currency,
    Taxation taxation,
    BigDecimal taxRate,
    List<Item> items,
    List<Discount> discounts,
    BigDecimal shippingList,
    BigDecimal shippingPaid,
    BigDecimal handling,
    List<Fee> fees) {

  /** Copies the lists. */
  public Basket {
    items = List.copyOf(items);
    discounts = List.copyOf(discounts);
    fees = List.copyOf(fees);
  }

  /**
   * Holds one line.
   *
   * @param lineId the number of the line, unique in the shop
   * @param product what is bought
   * @param quantity how many, at least 1
   * @param unitPrice the price of one
   * @param discounts discounts on this line alone
   * @param wrapping the price of gift wrapping for the line
   */
  public record Item(
      int lineId,
      ShopProduct product,
      int quantity,
      BigDecimal unitPrice,
      List<Discount> discounts,
      BigDecimal wrapping) {

    /** Copies the list. */
    public Item {
      discounts = List.copyOf(discounts);
    }

    /** Returns a copy with another quantity. */
    public Item times(int changed) {
      return new Item(lineId, product, changed, unitPrice, discounts, wrapping);
    }
  }

  /**
   * Holds one discount.
   *
   * @param kind where it comes from
   * @param name the name shoppers see
   * @param code the coupon code, empty for other kinds
   * @param couponId the coupon or promotion behind it, 0 for none
   * @param amount the amount off, not negative
   */
  public record Discount(Kind kind, String name, String code, int couponId, BigDecimal amount) {
    /** Says where a discount comes from. */
    public enum Kind {
      AUTOMATIC,
      MANUAL,
      COUPON
    }
  }

  /**
   * Holds a custom fee.
   *
   * @param id the number of the fee, unique in the shop
   * @param name what it is for
   * @param amount the amount
   */
  public record Fee(int id, String name, BigDecimal amount) {}

  /** Returns a copy with other items. */
  public Basket withItems(List<Item> changed) {
    return new Basket(
        currency,
        taxation,
        taxRate,
        changed,
        discounts,
        shippingList,
        shippingPaid,
        handling,
        fees);
  }
}
