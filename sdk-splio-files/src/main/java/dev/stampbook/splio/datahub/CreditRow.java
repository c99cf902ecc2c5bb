package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CardCode;
import dev.stampbook.points.Posting;
import java.time.Instant;
import java.util.Map;

/**
 * Points to give or to take: the documented way to take points back while {@code splio.credit.negative} is off (sheet section 16, D5, and section
 * 13). Nothing protects a file from being taken in twice: hand each over once, then compare the ledger.
 *
 * @param card the card
 * @param at when points move; written in the zone of loyalty dates, to the second
 * @param context shown in the ledger; carries our reference, free of personal data
 * @param spendable signed spendable points (NQ)
 * @param status signed points that count towards the tier (Q); one of both is not zero
 * @param more configured columns beside these
 */
public record CreditRow(
    CardCode card,
    Instant at,
    String context,
    long spendable,
    long status,
    Map<String, PersonalText> more)
    implements DatahubRow {

  public CreditRow {
    more = Map.copyOf(more);
  }

  /** Returns the row of a posting, with its reference as context and spendable points only. */
  public static CreditRow of(Posting posting, CardCode card, Instant at) {
    return new CreditRow(card, at, posting.reference().value(), posting.points(), 0, Map.of());
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.CREDIT_POINTS;
  }

  @Override
  public void fill(Cells cells) {
    cells.required("card_code", card.value());
    cells.required("credit_date", cells.loyaltyTime(at));
    cells.required("context", context);
    cells.required("nq_points", Long.toString(spendable));
    cells.required("q_points", Long.toString(status));
    if (spendable == 0 && status == 0) {
      cells.problem("nq_points", "is zero, and so is q_points");
    }
  }
}
