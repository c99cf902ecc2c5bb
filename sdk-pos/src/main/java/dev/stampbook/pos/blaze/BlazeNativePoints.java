package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.http.Page;
import dev.stampbook.http.Pages;
import dev.stampbook.member.MemberId;
import dev.stampbook.pos.blaze.api.LoyaltyActivityLog;
import dev.stampbook.pos.blaze.api.LoyaltyApi;
import dev.stampbook.pos.blaze.api.MemberLoyaltyPoints;
import dev.stampbook.pos.blaze.api.Rows;
import dev.stampbook.pos.blaze.api.UpdateLoyaltyPointRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Blaze's own points (sheet sections 3.4, 9, 13.3): manual entries for shops that want them. Blaze gives points for sales by itself; a
 * loyalty program keeps its points at its provider and never here.
 */
public final class BlazeNativePoints {

  private static final int MOST_PAGES = 1_000;

  private final LoyaltyApi api;
  private final BlazeSettings settings;

  BlazeNativePoints(LoyaltyApi api, BlazeSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /** Returns what a member can spend, with decimals; empty when Blaze does not say. */
  public Optional<BigDecimal> balance(MemberId member) {
    return api.getPoints(Optional.of(member.value()), Optional.empty()).loyaltyPoints();
  }

  /**
   * Gives points, or takes them where the number is negative, by the words of {@code blaze.pointsActionNames}.
   *
   * @param reference goes into the note; at most one entry should carry it
   * @return the balance afterwards, when Blaze tells it
   * @throws dev.stampbook.OutcomeUnknownException when the entry may be there; look for it with {@link #find} before calling again
   */
  public Optional<BigDecimal> change(MemberId member, BigDecimal points, String reference) {
    PointsActionNames names = settings.pointsActionNames();
    MemberLoyaltyPoints after =
        api.updatePoints(
            new UpdateLoyaltyPointRequest(
                Optional.of(member.value()),
                Optional.empty(),
                points.signum() < 0 ? names.subtract() : names.add(),
                points.abs(),
                Optional.of(reference)));
    return after.loyaltyPoints();
  }

  /** Looks for the entry with this reference in its note. */
  public Optional<LoyaltyActivityLog> find(MemberId member, String reference) {
    return ledger(member)
        .filter(entry -> entry.note().filter(reference::equals).isPresent())
        .findFirst();
  }

  private Stream<LoyaltyActivityLog> ledger(MemberId member) {
    return new Pages(Blaze.SYSTEM, "listActivity", MOST_PAGES)
        .from(0, start -> page(member, start));
  }

  private Page<Integer, LoyaltyActivityLog> page(MemberId member, int start) {
    Rows<LoyaltyActivityLog> answer =
        api.listActivity(
            Optional.of(member.value()),
            Optional.empty(),
            Optional.of(start),
            Optional.of(settings.pageSize()));
    List<LoyaltyActivityLog> rows =
        answer
            .values()
            .orElseThrow(
                () ->
                    new MalformedResponseException(
                        "the answer has no values",
                        FailedCall.unanswered(Blaze.SYSTEM, "listActivity"),
                        RemoteEffect.NOT_SENT));
    int next = start + rows.size();
    boolean more =
        !rows.isEmpty()
            && answer.total().map(total -> next < total).orElse(rows.size() >= settings.pageSize());
    return new Page<>(rows, Optional.of(next).filter(place -> more));
  }
}
