package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.util.Optional;

/**
 * The shop behind the developer key (sheet section 3.7).
 *
 * @param shop the shop
 * @param contract the contract consumers agree to
 * @param companyLogoURL picture
 */
public record StoreInfo(
    Optional<Shop> shop, Optional<Document> contract, Optional<String> companyLogoURL) {
  /**
   * The shop.
   *
   * @param id Blaze's id
   * @param created when the shop was made
   * @param name its name
   * @param timeZone IANA name of its zone
   * @param taxInfo its taxes
   * @param enableSpringBig whether Blaze's own Springbig link is on, which reports visits by itself
   * @param enableCartDiscountNotes whether a discount on the cart has a note
   * @param enableAfterTaxDiscountNotes whether a discount after tax has a note
   * @param enableDiscountNotes whether a discount on a line has a note
   * @param enableRefundNote whether a refund has a note
   * @param enableIncomingOrders whether online orders are taken
   * @param taxRoundOffType how totals are rounded
   * @param cartMinType what a minimum order is measured by
   */
  public record Shop(
      Optional<String> id,
      Optional<EpochMillis> created,
      Optional<String> name,
      Optional<String> timeZone,
      Optional<Document> taxInfo,
      Optional<Boolean> enableSpringBig,
      Optional<Boolean> enableCartDiscountNotes,
      Optional<Boolean> enableAfterTaxDiscountNotes,
      Optional<Boolean> enableDiscountNotes,
      Optional<Boolean> enableRefundNote,
      Optional<Boolean> enableIncomingOrders,
      Optional<OpenEnum<Cart.RoundOff>> taxRoundOffType,
      Optional<OpenEnum<CartMinType>> cartMinType) {}

  /** Says what a minimum order is measured by. */
  public enum CartMinType {
    @Json(name = "Subtotal")
    SUBTOTAL,
    @Json(name = "SubtotalWithDiscount")
    SUBTOTAL_WITH_DISCOUNT
  }
}
