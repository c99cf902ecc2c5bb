package dev.stampbook.sandbox.shop;

import dev.stampbook.sandbox.shop.Basket.Discount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fills random baskets with prices that like to land beside whole points. */
final class BasketMaker {

  private static final String[] PRICES = {
    "9.99", "1.43", "13.30", "12.35", "19.95", "4.35", "0.29", "1.15", "2.75", "24.00", "40.00",
    "15.00", "49.50", "80.40", "7.25", "99.00", "5.00", "33.33", "64.00", "142.50"
  };
  private static final String[] GOODS = {
    "Tea Towel", "Mug", "Notebook", "Candle", "Cushion", "Teapot", "Apron", "Tray", "Vase", "Basket"
  };
  private static final String[] TAX_RATES = {"0.08", "0.0825", "0.20", "0.055", "0", "0.08"};

  private final RandomGenerator random;
  private final Shop shop;

  BasketMaker(RandomGenerator random, Shop shop) {
    this.random = random;
    this.shop = shop;
  }

  /** Returns 40 products: goods, a few downloads and three gift certificates. */
  static List<ShopProduct> products() {
    List<ShopProduct> products = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ShopProduct.Kind kind =
          i >= 37
              ? ShopProduct.Kind.GIFT_CERTIFICATE
              : i % 9 == 8 ? ShopProduct.Kind.DIGITAL : ShopProduct.Kind.PHYSICAL;
      String name =
          switch (kind) {
            case PHYSICAL -> GOODS[i % GOODS.length] + " " + (i / GOODS.length + 1);
            case DIGITAL -> "Pattern Download " + (i + 1);
            case GIFT_CERTIFICATE -> "Gift Certificate";
          };
      BigDecimal price =
          kind == ShopProduct.Kind.GIFT_CERTIFICATE
              ? new BigDecimal("25.00")
              : new BigDecimal(PRICES[i % PRICES.length]);
      products.add(new ShopProduct(111 + i, 9001 + i, "ST-" + (111 + i), name, kind, price));
    }
    return products;
  }

  /** Returns what a till sells: {@link #products()} without the gift certificates. */
  static List<ShopProduct> tillProducts() {
    return products().stream().filter(ShopProduct::earns).toList();
  }

  /** Returns a basket of the kind the shop sells. */
  Basket basket() {
    return shop.flavour() == ShopSeed.Flavour.POS ? sale() : webBasket();
  }

  private Basket sale() {
    ShopCurrency currency = ShopCurrency.USD;
    BigDecimal taxRate = new BigDecimal(TAX_RATES[random.nextInt(TAX_RATES.length)]);
    List<Basket.Item> items = new ArrayList<>();
    int lines = 1 + Math.min(random.nextInt(5), random.nextInt(5));
    for (int i = 0; i < lines; i++) {
      items.add(item(currency));
    }
    List<Basket.Fee> fees =
        random.nextInt(12) == 0
            ? List.of(new Basket.Fee(shop.nextId(), "Card fee", new BigDecimal("1.20")))
            : List.of();
    BigDecimal none = currency.zero();
    return new Basket(
        currency, Taxation.EXCLUSIVE, taxRate, items, discounts(currency), none, none, none, fees);
  }

  private Basket webBasket() {
    ShopCurrency currency = currency();
    Taxation taxation = random.nextInt(100) < 35 ? Taxation.INCLUSIVE : Taxation.EXCLUSIVE;
    BigDecimal taxRate = new BigDecimal(TAX_RATES[random.nextInt(TAX_RATES.length)]);
    List<Basket.Item> items = new ArrayList<>();
    int lines = 1 + Math.min(random.nextInt(4), random.nextInt(4));
    for (int i = 0; i < lines; i++) {
      items.add(item(currency));
    }
    BigDecimal list = money(currency, new BigDecimal(random.nextInt(3) == 0 ? "9.50" : "5.90"));
    BigDecimal paid =
        switch (random.nextInt(6)) {
          case 0 -> currency.zero();
          case 1 -> currency.round(list.divide(BigDecimal.valueOf(2)));
          default -> list;
        };
    BigDecimal handling =
        random.nextInt(10) == 0 ? money(currency, new BigDecimal("2.50")) : currency.zero();
    List<Basket.Fee> fees =
        random.nextInt(12) == 0
            ? List.of(
                new Basket.Fee(
                    shop.nextId(), "Recycling fee", money(currency, new BigDecimal("1.20"))))
            : List.of();
    return new Basket(
        currency, taxation, taxRate, items, discounts(currency), list, paid, handling, fees);
  }

  Basket.Item item(ShopCurrency currency) {
    ShopProduct product = shop.products().get(random.nextInt(shop.products().size()));
    int quantity = product.earns() ? 1 + Math.min(random.nextInt(4), random.nextInt(4)) : 1;
    BigDecimal price = money(currency, product.price());
    List<Discount> own =
        product.earns() && random.nextInt(8) == 0
            ? List.of(
                new Discount(
                    Discount.Kind.AUTOMATIC,
                    "Weekend offer",
                    "",
                    0,
                    currency.round(price.multiply(new BigDecimal("0.15")))))
            : List.of();
    BigDecimal wrapping =
        shop.flavour() == ShopSeed.Flavour.WEB
                && product.kind() == ShopProduct.Kind.PHYSICAL
                && random.nextInt(15) == 0
            ? money(currency, new BigDecimal("3.00"))
            : currency.zero();
    return new Basket.Item(shop.nextId(), product, quantity, price, own, wrapping);
  }

  private List<Discount> discounts(ShopCurrency currency) {
    return switch (random.nextInt(12)) {
      case 0, 1 ->
          List.of(
              new Discount(
                  Discount.Kind.COUPON,
                  "Welcome",
                  "WELCOME5",
                  88,
                  money(currency, new BigDecimal("5.00"))));
      case 2 ->
          List.of(
              new Discount(
                  Discount.Kind.AUTOMATIC,
                  "Spring sale",
                  "",
                  0,
                  money(currency, new BigDecimal("3.33"))));
      case 3 ->
          List.of(
              new Discount(
                  Discount.Kind.MANUAL,
                  "Manual Discount",
                  "",
                  0,
                  money(currency, new BigDecimal("2.00"))),
              new Discount(
                  Discount.Kind.COUPON,
                  "Ten off",
                  "TEN-OFF",
                  89,
                  money(currency, new BigDecimal("10.00"))));
      default -> List.of();
    };
  }

  private ShopCurrency currency() {
    int draw = random.nextInt(100);
    if (draw < 82) {
      return ShopCurrency.USD;
    }
    ShopCurrency foreign = draw < 94 ? ShopCurrency.EUR : ShopCurrency.JPY;
    BigDecimal drift = new BigDecimal(9_500 + random.nextInt(1_000)).movePointLeft(4);
    return foreign.at(
        foreign.perStoreUnit().multiply(drift).setScale(10, RoundingMode.UNNECESSARY));
  }

  private static BigDecimal money(ShopCurrency currency, BigDecimal storeAmount) {
    return currency.round(storeAmount.multiply(currency.perStoreUnit()));
  }
}
