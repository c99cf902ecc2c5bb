package dev.stampbook.splio.datahub;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CardCode;
import dev.stampbook.reward.RewardId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A reward that another channel granted. Its file has no known column: {@code splio.datahub.column.earnreward.*} names those of the project
 * manager's template, at least for card and reward (U20). A fact without a column is left out.
 *
 * @param card the card
 * @param reward the master reward
 * @param code the code that was granted; empty when Splio is to choose one
 * @param at when it was granted; written in the zone of loyalty dates, to the second
 * @param reference our reference, free of personal data
 * @param more configured columns beside these
 */
public record EarnRow(
    CardCode card,
    RewardId reward,
    Optional<CouponCode> code,
    Instant at,
    String reference,
    Map<String, PersonalText> more)
    implements DatahubRow {

  public EarnRow {
    more = Map.copyOf(more);
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.EARN_REWARD;
  }

  @Override
  public void fill(Cells cells) {
    cells.needed(DatahubFact.CARD_CODE, card.value());
    cells.needed(DatahubFact.REWARD, reward.value());
    cells.fact(DatahubFact.CODE, code.map(CouponCode::value).or(() -> Optional.of("")));
    cells.fact(DatahubFact.AT, Optional.of(cells.loyaltyTime(at)));
    cells.fact(DatahubFact.REFERENCE, Optional.of(reference));
  }
}
