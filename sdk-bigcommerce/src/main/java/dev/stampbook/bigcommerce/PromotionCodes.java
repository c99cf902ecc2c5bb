package dev.stampbook.bigcommerce;

import dev.stampbook.ConflictException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.bigcommerce.api.CodeInPath;
import dev.stampbook.bigcommerce.api.Promotion;
import dev.stampbook.bigcommerce.api.PromotionCodeDraft;
import dev.stampbook.bigcommerce.api.PromotionDraft;
import dev.stampbook.bigcommerce.api.RecordId;
import dev.stampbook.bigcommerce.api.WireTime;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Strategy A: codes of coupon promotions (sheet 13.6). A promotion made here is named after its reward and what it gives, and found again
 * by that name; its own {@code max_uses} stays open, because that would cap all its codes together (sheet 12.18).
 */
record PromotionCodes(
    BigCommerceApi api, DiscountStrategy.PromotionCode strategy, java.time.InstantSource clock)
    implements CodeIssuer {

  @Override
  public Set<DiscountKind> kinds() {
    return EnumSet.allOf(DiscountKind.class);
  }

  @Override
  public Optional<Issued> find(CouponCode code) {
    return api.marketing().findCode(CodeInPath.of(code)).data().stream()
        .filter(found -> found.code().filter(code.value()::equalsIgnoreCase).isPresent())
        .findFirst()
        .map(found -> new Issued(code, found.currentUses().orElse(0), found.id()));
  }

  @Override
  public void create(CouponCode code, DiscountRequest request) {
    Long configured = strategy.promotions().get(request.reward());
    long promotion = configured == null ? promotionOf(request) : configured;
    api.marketing()
        .createCode(
            promotion, new PromotionCodeDraft(code.value(), Optional.of(1), Optional.of(1)));
  }

  private long promotionOf(DiscountRequest request) {
    String name = "Stampbook " + request.reward() + ", " + describe(request.discount());
    return named(name).orElseGet(() -> create(name, request));
  }

  /** Two programs may make the same promotion at the same time; then both settle on the older one. */
  private Optional<Long> named(String name) {
    return api.marketing().promotions(Map.of("name", name)).data().stream()
        .filter(promotion -> promotion.name().filter(name::equals).isPresent())
        .map(Promotion::id)
        .min(Comparator.naturalOrder());
  }

  private long create(String name, DiscountRequest request) {
    Promotion.Rule rule =
        new Promotion.Rule(
            action(request.discount()), Optional.empty(), Optional.of(true), Optional.of(false));
    PromotionDraft draft =
        new PromotionDraft(
            name,
            Optional.of(request.label()),
            "COUPON",
            Optional.of(strategy.couponType().name()),
            Optional.of("ENABLED"),
            Optional.of(currency(request.discount())),
            List.of(rule),
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    try {
      return api.marketing().createPromotion(draft).data().id();
    } catch (OutcomeUnknownException | ConflictException e) {
      return named(name).orElseThrow(() -> e);
    }
  }

  /** Only percentages work in any currency (sheet 3.6). */
  private String currency(Discount discount) {
    if (discount instanceof Discount.AmountOff off) {
      return off.amount().getCurrencyUnit().getCode();
    }
    return discount instanceof Discount.PercentOff
        ? "*"
        : api.store().store().currency().orElse("USD");
  }

  private static Map<String, Object> action(Discount discount) {
    if (discount instanceof Discount.AmountOff off) {
      String amount = off.amount().getAmount().toPlainString();
      return Map.of("cart_value", Map.of("discount", Map.of("fixed_amount", amount)));
    } else if (discount instanceof Discount.PercentOff off) {
      String percent = off.percent().toPlainString();
      return Map.of("cart_value", Map.of("discount", Map.of("percentage_amount", percent)));
    } else if (discount instanceof Discount.FreeShipping) {
      return Map.of("shipping", Map.of("free_shipping", true, "zone_ids", "*"));
    } else if (discount instanceof Discount.FreeProduct free) {
      return Map.of("gift_item", Map.of("quantity", 1, "product_id", productId(free)));
    }
    throw new IllegalArgumentException("a coupon needs no promotion");
  }

  private static long productId(Discount.FreeProduct free) {
    String id = free.product().value();
    if (!id.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "the product of a reward is named by its BigCommerce product id, a number");
    }
    return Long.parseLong(id);
  }

  private static String describe(Discount discount) {
    if (discount instanceof Discount.AmountOff off) {
      return off.amount() + " off";
    } else if (discount instanceof Discount.PercentOff off) {
      return off.percent().stripTrailingZeros().toPlainString() + "% off";
    }
    return discount instanceof Discount.FreeProduct free
        ? "product " + free.product() + " free"
        : "free shipping";
  }

  /** Deletes by ids in the path: a filter that got lost would delete more. */
  @Override
  public void delete(Issued issued) {
    owner(issued.code())
        .ifPresent(
            promotion ->
                api.marketing()
                    .deleteCode(new RecordId(promotion.id()), new RecordId(issued.id())));
  }

  private Optional<Promotion> owner(CouponCode code) {
    return api.marketing().promotions(Map.of("code", code.value())).data().stream().findFirst();
  }

  @Override
  public boolean isExpired(CouponCode code) {
    Instant now = clock.instant();
    return owner(code)
        .filter(
            promotion ->
                promotion.status().filter(status -> !status.equals("ENABLED")).isPresent()
                    || promotion
                        .endDate()
                        .flatMap(WireTime::instant)
                        .filter(end -> !end.isAfter(now))
                        .isPresent())
        .isPresent();
  }
}
