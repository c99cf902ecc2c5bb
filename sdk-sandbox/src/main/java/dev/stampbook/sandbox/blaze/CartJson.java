package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.PricedBasket.Applied;
import dev.stampbook.sandbox.shop.PricedBasket.Target;
import java.math.BigDecimal;
import java.util.function.Predicate;

/**
 * Writes the money of a cart (sheet section 3.3). Manual discounts on the order are the discount on the cart; promotions lie in the lines and
 * in the log. Fees are the surcharge of the card, the only fee inside the total.
 */
final class CartJson {

  /** Stands in every cart, whatever the tax is (sheet section 12). */
  private static final BigDecimal MEANINGLESS_TAX = new BigDecimal("0.08");

  private CartJson() {}

  /** Fills in what follows from the money; lines that are there already keep what else they say. */
  static void fill(ObjectNode cart, PricedBasket money) {
    ArrayNode before = cart.path("items") instanceof ArrayNode known ? known : SandboxJson.array();
    ArrayNode items = cart.putArray("items");
    BigDecimal goods = BigDecimal.ZERO;
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    BigDecimal onCart = BigDecimal.ZERO;
    for (int i = 0; i < money.lines().size(); i++) {
      PricedBasket.Line line = money.lines().get(i);
      ObjectNode item = before.path(i) instanceof ObjectNode known ? known : SandboxJson.object();
      items.add(item(item, line));
      goods = goods.add(line.gross().exTax());
      net = net.add(line.net().exTax());
      tax = tax.add(line.net().tax());
      onCart = onCart.add(sum(line, CartJson::isOnCart));
    }
    BigDecimal fees =
        money.fees().stream()
            .map(fee -> fee.cost().incTax())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    cart.put("subTotal", goods).put("calcCartDiscount", onCart);
    cart.put("totalDiscount", goods.subtract(net)).put("subTotalDiscount", net);
    cart.put("tax", MEANINGLESS_TAX).put("totalCalcTax", tax);
    cart.put("totalPreCalcTax", new BigDecimal("0.0")).put("roundAmt", new BigDecimal("0.0"));
    cart.put("totalBeforeTaxRounding", net.add(tax)).put("totalAfterTaxRounding", net.add(tax));
    cart.put("creditCardFee", fees).put("total", net.add(tax).add(fees));
    log(cart.putArray("promotionReqLogs"), money);
  }

  private static boolean isOnCart(Applied applied) {
    return applied.target() == Target.ORDER && applied.discount().kind() == Discount.Kind.MANUAL;
  }

  static BigDecimal sum(PricedBasket.Line line, Predicate<Applied> those) {
    return line.applied().stream()
        .filter(those)
        .map(Applied::amount)
        .reduce(new BigDecimal("0.0"), BigDecimal::add);
  }

  private static ObjectNode item(ObjectNode item, PricedBasket.Line line) {
    item.put("orderItemId", BlazeIds.ITEM.of(line.item().lineId()));
    item.put("productId", BlazeIds.PRODUCT.of(line.item().product().id()));
    item.put("productName", line.item().product().name());
    item.put("productSku", line.item().product().sku());
    item.put("quantity", line.item().quantity()).put("unitPrice", line.unit().exTax());
    item.put("cost", line.gross().exTax());
    if (!item.has("discount")) {
      line.item().discounts().stream()
          .filter(own -> own.kind() == Discount.Kind.MANUAL)
          .forEach(
              own ->
                  item.put("discount", own.amount())
                      .put("discountType", "Cash")
                      .put("discountNotes", own.name()));
    }
    item.put("calcDiscount", sum(line, applied -> !isOnCart(applied)));
    item.put("propCartDiscount", sum(line, CartJson::isOnCart));
    item.put("finalPrice", line.net().exTax()).put("calcTax", line.net().tax());
    return item.put("loyaltyAccrual", true).put("status", "Active");
  }

  /** Promotions are logged as rewards without points (sheet section 3.4). */
  private static void log(ArrayNode logs, PricedBasket money) {
    BigDecimal coupons = money.couponDiscount();
    if (coupons.signum() > 0) {
      logs.addObject()
          .put("type", "REWARD")
          .put("rewardSystem", "BLAZE")
          .put("pointsUsed", 0)
          .put("amount", coupons)
          .put("autoApplied", false);
    }
  }
}
