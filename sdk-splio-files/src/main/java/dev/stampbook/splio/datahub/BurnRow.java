package dev.stampbook.splio.datahub;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CardCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The use of a granted reward, for the daily batch where a channel does not report it by call. Its file has no known column: {@code
 * splio.datahub.column.burnreward.*} names those of the project manager's template, at least for card and code (U20). A fact without a column
 * is left out.
 *
 * @param card the card that holds the grant
 * @param code the code
 * @param at when it was used; written in the zone of loyalty dates, to the second
 * @param reference what used it, such as the order, free of personal data
 * @param store where; empty for nowhere in particular
 * @param more configured columns beside these
 */
public record BurnRow(
    CardCode card,
    CouponCode code,
    Instant at,
    String reference,
    Optional<String> store,
    Map<String, PersonalText> more)
    implements DatahubRow {

  public BurnRow {
    more = Map.copyOf(more);
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.BURN_REWARD;
  }

  @Override
  public void fill(Cells cells) {
    cells.needed(DatahubFact.CARD_CODE, card.value());
    cells.needed(DatahubFact.CODE, code.value());
    cells.fact(DatahubFact.AT, Optional.of(cells.loyaltyTime(at)));
    cells.fact(DatahubFact.REFERENCE, Optional.of(reference));
    cells.fact(DatahubFact.STORE, store.or(() -> Optional.of("")));
  }
}
