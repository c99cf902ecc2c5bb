package dev.stampbook.pos.treez;

import dev.stampbook.pos.treez.api.PosDiscount;
import dev.stampbook.pos.treez.api.TicketItemWrite;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What was chosen at {@link Treez.Builder}, with the safe defaults of sheet 14. */
record TreezSettings(
    ApiVersion version,
    String revenueSource,
    DiscountKey discountKey,
    TicketDeltaPath ticketDeltaPath,
    RefundMode refundMode,
    int firstPage,
    int pageSize,
    Duration overlap,
    Duration history,
    CustomerLookup customerLookup,
    Predicate<String> rewardTitle,
    NativeLoyalty nativeLoyalty,
    Set<String> earnedElsewhere,
    ZoneId zone,
    InstantSource clock) {

  private static final int LARGEST_PAGE = 50;

  TreezSettings {
    if (firstPage < 0 || firstPage > 1) {
      throw new IllegalArgumentException("the first page is 0 or 1, not " + firstPage);
    }
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to 50 tickets, not " + pageSize);
    }
    if (overlap.isNegative() || history.isNegative()) {
      throw new IllegalArgumentException("overlap and history are not negative");
    }
    if (revenueSource.isBlank() || revenueSource.length() > 100) {
      throw new IllegalArgumentException("the revenue source has 1 to 100 characters");
    }
    earnedElsewhere = Set.copyOf(earnedElsewhere);
  }

  /** Returns a line to ask for, its discounts in the right spelling. */
  TicketItemWrite item(
      String sizeId,
      BigDecimal quantity,
      Optional<String> location,
      Optional<Boolean> automaticDiscounts,
      List<PosDiscount> discounts,
      Optional<Integer> rewardDollars) {
    boolean capitals = discountKey == DiscountKey.CAPITALS;
    return new TicketItemWrite(
        sizeId,
        quantity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        location,
        automaticDiscounts,
        capitals ? Optional.of(discounts) : Optional.empty(),
        capitals ? Optional.empty() : Optional.of(discounts),
        rewardDollars);
  }
}
