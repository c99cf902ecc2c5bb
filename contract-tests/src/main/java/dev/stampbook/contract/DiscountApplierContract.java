package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.Capability;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.order.ProductId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.Fault;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link DiscountApplier} promises (DESIGN promise 3; KF-22, KF-24). It is set up in a way that puts the discount on the checkout
 * by itself; a way that hands out a code to enter is tested by its own module.
 */
public abstract class DiscountApplierContract extends ServiceContract {

  private static final Money FIVE = Money.parse("USD 5.00");

  /** Returns the applier. */
  protected abstract DiscountApplier discounts();

  /** Opens a checkout at the emulator whose goods cost this before tax, in US dollars. */
  protected abstract CheckoutId checkout(Money goods);

  /** Returns a well-formed id that no checkout has. */
  protected abstract CheckoutId nowhere();

  /** Returns what all discounts on the checkout take off together, as the emulator itself computes. */
  protected abstract Money takenOff(CheckoutId checkout);

  /** Pays the checkout at the emulator, so that it becomes an order. */
  protected abstract void pay(CheckoutId checkout);

  /** Returns the writes by which a first discount gets onto a checkout, in order. */
  protected abstract List<WireCall> applyCalls();

  /** Returns the writes by which a discount is taken off, in order. */
  protected abstract List<WireCall> removeCalls();

  /** Returns the call that reads a checkout. */
  protected abstract WireCall checkoutCall();

  /** Commerce systems declare kinds of discount, not capabilities. */
  @Override
  protected final Set<Capability> capabilities() {
    return Set.of();
  }

  @Test
  void aCheckoutIsReadAsItIsNow() {
    CheckoutId id = checkout(Money.parse("USD 50.00"));

    Checkout checkout = discounts().checkout(id).orElseThrow();

    assertThat(checkout.id()).isEqualTo(id);
    assertThat(checkout.goods()).isEqualTo(Money.parse("USD 50.00"));
    assertThat(checkout.order()).isEmpty();
    assertThat(discounts().checkout(nowhere())).isEmpty();
    assertFailureIsNoAnswer(checkoutCall(), () -> discounts().checkout(id));
  }

  @Test
  void aPreviewSaysTheWorthAndChangesNothing() {
    CheckoutId checkout = checkout(Money.parse("USD 50.00"));
    DiscountRequest request = request("r-1", checkout, new Discount.AmountOff(FIVE));

    AppliedDiscount preview = applied(discounts().preview(request));

    preview.worth().ifPresent(worth -> assertThat(worth).isEqualTo(FIVE));
    assertThat(takenOff(checkout).isZero()).isTrue();
    assertThat(discounts().checkout(checkout).orElseThrow().goods())
        .isEqualTo(Money.parse("USD 50.00"));
    assertThat(discounts().find(request)).isEmpty();
  }

  @Test
  void aDiscountAppliedTwiceIsFoundAndNotDoubled() {
    CheckoutId checkout = checkout(Money.parse("USD 50.00"));
    DiscountRequest request = request("r-1", checkout, new Discount.AmountOff(FIVE));
    assertThat(discounts().find(request)).isEmpty();

    AppliedDiscount first = applied(discounts().apply(request));
    AppliedDiscount second = applied(discounts().apply(request));

    assertThat(takenOff(checkout)).isEqualTo(FIVE);
    first.worth().ifPresent(worth -> assertThat(worth).isEqualTo(FIVE));
    assertThat(second.code()).isEqualTo(first.code());
    assertThat(discounts().find(request).flatMap(AppliedDiscount::code)).isEqualTo(first.code());
    assertThat(discounts().find(request)).isPresent();
    assertThat(discounts().find(request("r-2", checkout, new Discount.AmountOff(FIVE)))).isEmpty();
  }

  /** KF-22: whatever becomes of an answer, at whichever write, repeating the request ends with the discount once. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aDiscountThatWasCutIsOnTheCheckoutOnce(Fault fault) {
    assertThat(applyCalls()).isNotEmpty();
    for (WireCall write : applyCalls()) {
      CheckoutId checkout = checkout(Money.parse("USD 50.00"));
      DiscountRequest request =
          request("r-" + applyCalls().indexOf(write), checkout, new Discount.AmountOff(FIVE));
      disturb(write, fault);

      Attempt<DiscountOutcome> first = Attempt.of(() -> discounts().apply(request));
      if (takenOff(checkout).isPositive()) {
        assertThat(discounts().find(request)).isPresent();
      }
      first.answer().ifPresent(answer -> assertThat(takenOff(checkout)).isEqualTo(FIVE));
      applied(Attempt.settled(() -> discounts().apply(request)));

      assertDisturbed(write);
      assertThat(takenOff(checkout)).as("%s at %s", fault, write).isEqualTo(FIVE);
    }
  }

  @Test
  void aPercentageTakesItsShareOfTheGoods() {
    CheckoutId checkout = checkout(Money.parse("USD 50.00"));
    DiscountRequest request =
        request("r-1", checkout, new Discount.PercentOff(new BigDecimal("10")));
    DiscountOutcome outcome = discounts().apply(request);

    if (discounts().supported().contains(DiscountKind.PERCENT_OFF)) {
      applied(outcome);
      assertThat(takenOff(checkout)).isEqualTo(FIVE);
    } else {
      assertThat(refused(outcome)).isEqualTo(Reason.UNSUPPORTED_KIND);
    }
  }

  @Test
  void noMoreIsTakenOffThanTheGoodsCost() {
    CheckoutId checkout = checkout(Money.parse("USD 50.00"));
    DiscountRequest request =
        request("r-1", checkout, new Discount.AmountOff(Money.parse("USD 80.00")));

    DiscountOutcome outcome = discounts().apply(request);

    if (outcome instanceof DiscountOutcome.Applied) {
      assertThat(takenOff(checkout)).isEqualTo(Money.parse("USD 50.00"));
    } else {
      assertThat(refused(outcome)).isEqualTo(Reason.NOT_ELIGIBLE);
      assertThat(takenOff(checkout).isZero()).isTrue();
    }
  }

  @Test
  void whatCannotBeExpressedIsRefusedWithoutATrace() {
    CheckoutId checkout = checkout(Money.parse("USD 50.00"));
    for (DiscountKind kind : EnumSet.allOf(DiscountKind.class)) {
      if (!discounts().supported().contains(kind)) {
        DiscountRequest request = request("r-" + kind, checkout, any(kind));
        assertThat(refused(discounts().preview(request))).isEqualTo(Reason.UNSUPPORTED_KIND);
        assertThat(refused(discounts().apply(request))).isEqualTo(Reason.UNSUPPORTED_KIND);
      }
    }
    assertThat(
            refused(
                discounts()
                    .apply(
                        request("r-9", checkout, new Discount.AmountOff(Money.parse("EUR 5.00"))))))
        .isEqualTo(Reason.CURRENCY);
    assertThat(refused(discounts().apply(request("r-8", nowhere(), new Discount.AmountOff(FIVE)))))
        .isEqualTo(Reason.CHECKOUT_GONE);
    assertThat(takenOff(checkout).isZero()).isTrue();
  }

  @Test
  void aDiscountIsTakenOffOnceAndRemovingAgainIsSafe() {
    CheckoutId checkout = checkout(Money.parse("USD 50.00"));
    DiscountRequest request = request("r-1", checkout, new Discount.AmountOff(FIVE));
    assertThat(discounts().remove(request)).isEqualTo(Removal.ABSENT);
    applied(discounts().apply(request));

    assertThat(discounts().remove(request)).isEqualTo(Removal.REMOVED);

    assertThat(takenOff(checkout).isZero()).isTrue();
    assertThat(discounts().find(request)).isEmpty();
    assertThat(discounts().remove(request)).isEqualTo(Removal.ABSENT);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aRemovalThatWasCutIsSettledByRepeatingIt(Fault fault) {
    assertThat(removeCalls()).isNotEmpty();
    for (WireCall write : removeCalls()) {
      CheckoutId checkout = checkout(Money.parse("USD 50.00"));
      DiscountRequest request =
          request("r-" + removeCalls().indexOf(write), checkout, new Discount.AmountOff(FIVE));
      applied(discounts().apply(request));
      disturb(write, fault);

      Removal last = Attempt.settled(() -> discounts().remove(request));

      assertDisturbed(write);
      assertThat(last).isIn(Removal.REMOVED, Removal.ABSENT);
      assertThat(takenOff(checkout).isZero()).as("%s at %s", fault, write).isTrue();
      assertThat(discounts().find(request)).isEmpty();
    }
  }

  /** Points must not come back for a discount that an order has used. */
  @Test
  void aDiscountThatAnOrderUsedStays() {
    CheckoutId checkout = checkout(Money.parse("USD 50.00"));
    DiscountRequest request = request("r-1", checkout, new Discount.AmountOff(FIVE));
    applied(discounts().apply(request));

    pay(checkout);

    assertThat(discounts().remove(request)).isEqualTo(Removal.ALREADY_USED);
  }

  private static DiscountRequest request(
      String redemption, CheckoutId checkout, Discount discount) {
    return new DiscountRequest(
        RedemptionId.of(redemption), RewardId.of("five-off"), checkout, discount, "Your reward");
  }

  private static Discount any(DiscountKind kind) {
    return switch (kind) {
      case AMOUNT_OFF -> new Discount.AmountOff(FIVE);
      case PERCENT_OFF -> new Discount.PercentOff(BigDecimal.TEN);
      case FREE_SHIPPING -> new Discount.FreeShipping();
      case FREE_PRODUCT -> new Discount.FreeProduct(ProductId.of("1"));
      case COUPON -> new Discount.Coupon(CouponCode.of("GIVEN-1"));
    };
  }

  private static AppliedDiscount applied(DiscountOutcome outcome) {
    assertThat(outcome).isInstanceOf(DiscountOutcome.Applied.class);
    return ((DiscountOutcome.Applied) outcome).discount();
  }

  private static Reason refused(DiscountOutcome outcome) {
    assertThat(outcome).isInstanceOf(DiscountOutcome.Refused.class);
    return ((DiscountOutcome.Refused) outcome).reason();
  }
}
