package dev.stampbook.splio;

import dev.stampbook.splio.api.FieldType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the custom fields of a master reward may say (sheet section 15.6). Names are configurable; those of the vendor's own shop connector are
 * read as aliases. Values are always text of at most {@value #LONGEST} characters.
 */
public enum RewardField {
  /** What the reward is; a {@link RewardTerms.Kind}. */
  KIND("reward_kind", FieldType.TEXT),
  /** The least order amount. */
  MIN_ORDER_AMOUNT("min_order_amount", FieldType.DOUBLE, "shp_discounts_min_amount"),
  /** Where it can be used. */
  CHANNELS("channels", FieldType.TEXT),
  /** The currency of a value. */
  CURRENCY("currency", FieldType.TEXT),
  /** The products of a product reward; split over {@code product_ids_2} and so on where one field is too short. */
  PRODUCT_IDS("product_ids", FieldType.TEXT, "shp_discounts_entitled_product_ids"),
  /** How many of them. */
  QUANTITY("quantity", FieldType.INT),
  /** The service of a service reward, such as FREE_SHIPPING. */
  SERVICE_CODE("service_code", FieldType.TEXT),
  /** The most shipping that is waived. */
  MAX_SHIPPING_AMOUNT("max_shipping_amount", FieldType.DOUBLE, "shp_free_shipping_max_amount"),
  /** Whether it is for the web shop only. */
  ECOMMERCE_ONLY("ecommerce_only", FieldType.TEXT),
  /** Below which number of codes the stock is renewed. */
  STOCK_THRESHOLD("stock_threshold", FieldType.INT, "shp_renew_stock_threshold"),
  /** The least number of articles. */
  MIN_QUANTITY("min_quantity", FieldType.INT, "shp_discounts_min_quantity"),
  /** The variants of a product reward. */
  VARIANT_IDS("variant_ids", FieldType.TEXT, "shp_discounts_entitled_variant_ids"),
  /** The collections of a product reward. */
  COLLECTION_IDS("collection_ids", FieldType.TEXT, "shp_discounts_entitled_collection_ids"),
  /** Whether the vendor's connector treats it as free shipping, whatever else it says. */
  SHIPPING_LINE("shipping_line", FieldType.INT, "shp_shipping_line"),
  /** Whether the vendor's connector owns it. */
  CONNECTOR_REWARD("connector_reward", FieldType.INT, "is_shopify_reward");

  /** The most characters of a value. */
  public static final int LONGEST = 255;

  private static final Pattern INT = Pattern.compile("-?[0-9]+");
  private static final Pattern DOUBLE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern DATE =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");

  private final String standardName;
  private final FieldType type;
  private final String alias;

  RewardField(String standardName, FieldType type) {
    this(standardName, type, "");
  }

  RewardField(String standardName, FieldType type, String alias) {
    this.standardName = standardName;
    this.type = type;
    this.alias = alias;
  }

  /** Returns the name it has unless another is configured. */
  public String standardName() {
    return standardName;
  }

  /** Returns the type it is to be made with. */
  public FieldType type() {
    return type;
  }

  Optional<String> alias() {
    return Optional.of(alias).filter(name -> !name.isEmpty());
  }

  /** Tells what is wrong with a value of a type; empty when nothing is. */
  static Optional<String> problem(FieldType type, String value) {
    if (value.length() > LONGEST) {
      return Optional.of("has more than " + LONGEST + " characters");
    }
    boolean fits =
        switch (type) {
          case INT -> INT.matcher(value).matches();
          case DOUBLE -> DOUBLE.matcher(value).matches();
          case DATE -> DATE.matcher(value).matches();
          case TEXT, STRING -> true;
        };
    return fits ? Optional.empty() : Optional.of("is no " + type.name().toLowerCase(Locale.ROOT));
  }
}
