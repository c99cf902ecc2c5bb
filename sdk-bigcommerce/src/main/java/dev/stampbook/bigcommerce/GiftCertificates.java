package dev.stampbook.bigcommerce;

import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.bigcommerce.api.Checkout;
import dev.stampbook.bigcommerce.api.GiftCertificate;
import dev.stampbook.bigcommerce.api.GiftCertificateDraft;
import dev.stampbook.bigcommerce.api.RecordId;
import dev.stampbook.bigcommerce.api.WireAmount;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Strategy D: a gift certificate per redemption, which the shopper enters (sheet 13.6). It is read before it is made (sheet 9). */
record GiftCertificates(
    BigCommerceApi api,
    Checkouts checkouts,
    DiscountStrategy.GiftCertificate strategy,
    RedemptionCodes codes)
    implements Discounting {

  @Override
  public Set<DiscountKind> kinds() {
    return Set.of(DiscountKind.AMOUNT_OFF);
  }

  @Override
  public DiscountOutcome preview(DiscountRequest request) {
    Optional<Checkout> checkout = checkouts.find(request.checkout());
    if (checkout.isEmpty()) {
      return Checkouts.gone();
    }
    return Checkouts.obstacle(checkout.get(), request)
        .orElseGet(
            () ->
                new DiscountOutcome.Applied(
                    new AppliedDiscount(request, Optional.of(amount(request)), Optional.empty())));
  }

  @Override
  public DiscountOutcome apply(DiscountRequest request) {
    CouponCode code = codes.ofGiftCertificate(request);
    if (certificate(code).isEmpty()) {
      DiscountOutcome preview = preview(request);
      if (preview instanceof DiscountOutcome.Refused) {
        return preview;
      }
      create(request, code);
    }
    return new DiscountOutcome.CodeToEnter(code);
  }

  private void create(DiscountRequest request, CouponCode code) {
    Money amount = amount(request);
    String email = strategy.email().value();
    try {
      api.marketing()
          .createGiftCertificate(
              new GiftCertificateDraft(
                  strategy.name(),
                  email,
                  strategy.name(),
                  email,
                  amount.getAmount().toPlainString(),
                  Optional.of(code.value()),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(request.label()),
                  Optional.of("active"),
                  Optional.of(amount.getCurrencyUnit().getCode())));
    } catch (OutcomeUnknownException e) {
      if (certificate(code).isEmpty()) {
        throw e;
      }
    }
  }

  @Override
  public Optional<AppliedDiscount> find(DiscountRequest request) {
    CouponCode code = codes.ofGiftCertificate(request);
    return certificate(code)
        .map(
            found -> new AppliedDiscount(request, Optional.of(amount(request)), Optional.of(code)));
  }

  @Override
  public Removal remove(DiscountRequest request) {
    CouponCode code = codes.ofGiftCertificate(request);
    Optional<GiftCertificate> found = certificate(code);
    if (found.isEmpty()) {
      return Removal.ABSENT;
    }
    BigDecimal worth = decimal(found.get().amount());
    if (decimal(found.get().balance().or(found.get()::amount)).compareTo(worth) < 0) {
      return Removal.ALREADY_USED;
    }
    try {
      api.marketing().deleteGiftCertificate(new RecordId(found.get().id()));
    } catch (NotFoundException | OutcomeUnknownException e) { // a repeated delete finds nothing
      if (certificate(code).isPresent()) {
        throw e;
      }
    }
    return Removal.REMOVED;
  }

  private Optional<GiftCertificate> certificate(CouponCode code) {
    return api.marketing().giftCertificates(Map.of("code", code.value())).stream()
        .filter(found -> found.code().filter(code.value()::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  private static BigDecimal decimal(Optional<WireAmount> amount) {
    return amount.flatMap(WireAmount::decimal).orElse(BigDecimal.ZERO);
  }

  private static Money amount(DiscountRequest request) {
    return ((Discount.AmountOff) request.discount()).amount();
  }
}
