package dev.stampbook.springbig;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.ProductId;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.EarnRate;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.Posting;
import dev.stampbook.springbig.api.VisitWrite;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns postings into visits: which money makes Springbig compute the points the policy wants (sheet sections 3.5, 3.7 and 16). */
final class Visits {

  static final String CREATE = "createVisit";

  /** The references the engine makes for orders: they end in the order's id and the posting's number. */
  private static final Pattern FIRST_OF_ORDER = Pattern.compile("sdk:v1:[^:]+:order:(.+):1");

  /** An order only placed, or still open, earns nothing (sheet section 16). */
  private static final Set<OrderState> OPEN =
      EnumSet.of(
          OrderState.INCOMPLETE,
          OrderState.PENDING,
          OrderState.AWAITING_PAYMENT,
          OrderState.ON_HOLD,
          OrderState.PAID,
          OrderState.PROCESSING,
          OrderState.AWAITING_PICKUP,
          OrderState.PARTIALLY_SHIPPED);

  private final SpringbigSettings settings;

  Visits(SpringbigSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the key of a posting's visit. Made of the reference alone, because a repetition or a look-up may come when the order is gone,
   * and must have the same key.
   */
  String posId(Posting posting) {
    String reference = posting.reference().value();
    Matcher first = FIRST_OF_ORDER.matcher(reference);
    if (settings.visitId() == VisitId.REFERENCE || !first.matches()) {
      return reference;
    }
    return URLDecoder.decode(first.group(1), StandardCharsets.UTF_8);
  }

  /**
   * Returns the visit of a posting that earns.
   *
   * @throws InvalidRequestException when the order is not complete, or the policy counts tax otherwise than the merchant's program
   */
  VisitWrite visit(Posting posting, String posUser) {
    Posting.Purchase purchase =
        posting
            .purchase()
            .orElseThrow(
                () -> invalid("pos_id", "has no order: Springbig computes points of purchases"));
    Order order = purchase.order();
    check(purchase);
    boolean whole = isWholeOrder(posting, purchase);
    return new VisitWrite(
        posId(posting),
        posUser,
        settings.posType(),
        settings.dateTimeStyle().write(order.createdAt(), settings.timeZone()),
        total(posting, purchase),
        settings.orderSource().isPresent()
            ? Optional.of(settings.orderSource().getAsInt())
            : Optional.empty(),
        Optional.of(settings.visitNotification() == VisitNotification.TELL_MEMBER),
        order
            .channel()
            .map(ChannelId::value)
            .flatMap(channel -> Optional.ofNullable(settings.locationNames().get(channel))),
        whole ? lines(order) : Optional.empty());
  }

  private void check(Posting.Purchase purchase) {
    if (purchase.postedBefore() == 0 && OPEN.contains(purchase.order().state())) {
      throw invalid(
          "pos_id",
          "is an order that is not complete ("
              + purchase.order().nativeState()
              + "); let only completed orders earn (setting: states of the policy)");
    }
    PointsTerms terms = purchase.quote().terms();
    if (terms.multiplier().compareTo(BigDecimal.ONE) != 0 || terms.cap().isPresent()) {
      throw invalid(
          "transaction_total",
          "would earn otherwise than the policy: Springbig computes the points and knows neither tiers nor caps of ours");
    }
    boolean taxed = terms.counts(BaseComponent.TAX);
    if (taxed != (settings.pointsBasis() == PointsBasis.TOTAL_WITH_TAX)) {
      throw invalid(
          "transaction_total",
          "is "
              + settings.pointsBasis()
              + " (setting: springbig.pointsBasis) while the policy "
              + (taxed ? "counts tax" : "leaves tax out"));
    }
  }

  /** The order as it stands is what this posting is about: nothing was posted before it, and nothing has changed since it was computed. */
  private static boolean isWholeOrder(Posting posting, Posting.Purchase purchase) {
    return purchase.postedBefore() == 0 && posting.points() == purchase.quote().entitlement();
  }

  /**
   * Returns what the visit is worth in the program's currency: for a whole order what the policy counted, refunds taken off, where the rate
   * makes just the posting's points of it; otherwise, as for corrections and for shares of refunds rounded by themselves, the least amount
   * of whole cents that does.
   */
  BigDecimal total(Posting posting, Posting.Purchase purchase) {
    PointsTerms terms = purchase.quote().terms();
    if (isWholeOrder(posting, purchase)) {
      BigDecimal counted = counted(purchase.quote());
      if (points(counted, terms) == posting.points()) {
        return counted;
      }
    }
    return worth(Math.abs(posting.points()), terms);
  }

  private static BigDecimal counted(PointsQuote quote) {
    BigDecimal left = quote.base().getAmount().subtract(quote.refundedBase().getAmount());
    BigDecimal converted =
        quote
            .terms()
            .exchangeRate()
            .map(
                rate ->
                    left.multiply(rate.multiplier()).divide(rate.divisor(), 10, RoundingMode.DOWN))
            .orElse(left);
    return converted.setScale(2, RoundingMode.DOWN);
  }

  /** What Springbig makes of an amount, if its rate and rounding are those of the policy. */
  private static long points(BigDecimal amount, PointsTerms terms) {
    BigDecimal unrounded =
        terms.rate() instanceof EarnRate.PerBlock block
            ? amount.divideToIntegralValue(block.size()).multiply(block.points())
            : amount.multiply(((EarnRate.PerUnit) terms.rate()).points());
    return unrounded.setScale(0, terms.rounding()).longValueExact();
  }

  private static BigDecimal worth(long points, PointsTerms terms) {
    BigDecimal wanted = BigDecimal.valueOf(points);
    if (terms.rate() instanceof EarnRate.PerBlock block) {
      BigDecimal blocks = wanted.divide(block.points(), 0, RoundingMode.CEILING);
      return blocks.multiply(block.size()).setScale(2, RoundingMode.CEILING);
    }
    BigDecimal perUnit = ((EarnRate.PerUnit) terms.rate()).points();
    return wanted.divide(perUnit, 2, RoundingMode.CEILING);
  }

  private static Optional<List<VisitWrite.Line>> lines(Order order) {
    List<VisitWrite.Line> lines =
        order.lines().stream()
            .filter(line -> line.kind() == OrderLine.Kind.GOODS)
            .filter(line -> line.quantity().signum() > 0)
            .map(Visits::line)
            .toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
  }

  /** What {@code discount} means, amount or percent, is unknown: it is left out (sheet section 3.5). */
  private static VisitWrite.Line line(OrderLine line) {
    return new VisitWrite.Line(
        line.product().map(ProductId::value),
        Optional.of(line.price().getAmount().divide(line.quantity(), 2, RoundingMode.HALF_UP)),
        Optional.of(line.quantity()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static InvalidRequestException invalid(String field, String problem) {
    return new InvalidRequestException(
        "the visit was not sent: " + field + " " + problem,
        FailedCall.unanswered(Springbig.NAME, CREATE),
        Map.of(field, problem));
  }
}
