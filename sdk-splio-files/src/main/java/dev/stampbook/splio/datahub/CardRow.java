package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CardCode;
import java.util.Map;
import java.util.Optional;

/**
 * A card of a program, new or known (sheet section 16, D8). New and known cards go to different files, because the program is a column of new ones only.
 *
 * @param card the code; empty for a new card whose code Splio makes
 * @param customerKey the unique key of the contact; empty for a new card without contact
 * @param program the program of a new card; empty for a known one
 * @param more configured columns beside these
 */
public record CardRow(
    Optional<CardCode> card,
    Optional<PersonalText> customerKey,
    Optional<Long> program,
    Map<String, PersonalText> more)
    implements DatahubRow {

  public CardRow {
    more = Map.copyOf(more);
  }

  /** Returns a new card of a program. */
  public static CardRow issue(long program, Optional<CardCode> card, Optional<PersonalText> key) {
    return new CardRow(card, key, Optional.of(program), Map.of());
  }

  /** Returns a known card with its contact. */
  public static CardRow link(CardCode card, PersonalText key) {
    return new CardRow(Optional.of(card), Optional.of(key), Optional.empty(), Map.of());
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.CARD_CODE;
  }

  @Override
  public void fill(Cells cells) {
    Optional<String> code = card.map(CardCode::value);
    Optional<String> key = customerKey.map(PersonalText::value);
    if (program.isPresent()) {
      cells.column("card_code", code);
      cells.column("customer_key", key, Rule.LOWER_CASE_EMAIL);
      cells.required("id_program", program.map(String::valueOf).orElse(""));
    } else {
      // an empty key might take a known card away from its contact
      cells.required("card_code", code.orElse(""));
      cells.required("customer_key", key.orElse(""), Rule.LOWER_CASE_EMAIL);
    }
  }
}
