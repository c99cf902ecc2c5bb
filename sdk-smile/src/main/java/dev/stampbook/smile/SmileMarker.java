package dev.stampbook.smile;

import dev.stampbook.reward.ClaimMarker;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is remembered before a purchase (sheet section 9).
 *
 * @param fulfillment the member's newest issue, 0 for none
 * @param transaction the member's newest ledger entry, 0 for none
 * @param balance the member's points, for the person who may have to decide
 * @param at when it was read
 */
record SmileMarker(long fulfillment, long transaction, long balance, Instant at) {

  private static final Pattern FORM =
      Pattern.compile("fulfillment=(\\d+) transaction=(\\d+) balance=(-?\\d+) at=(\\S+)");

  static SmileMarker of(ClaimMarker marker) {
    Matcher parts = FORM.matcher(marker.text());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "this claim marker is not one of Smile's; give the one that mark() returned for the claim");
    }
    return new SmileMarker(
        Long.parseLong(parts.group(1)),
        Long.parseLong(parts.group(2)),
        Long.parseLong(parts.group(3)),
        Instant.parse(parts.group(4)));
  }

  ClaimMarker toMarker() {
    return new ClaimMarker(
        "fulfillment="
            + fulfillment
            + " transaction="
            + transaction
            + " balance="
            + balance
            + " at="
            + at);
  }
}
