package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import java.util.Map;

/** A row of a file to write. Constraints are checked when it is written, so that a complaint can name the row. */
public sealed interface DatahubRow
    permits BurnRow, CardRow, ContactRow, CreditRow, EarnRow, OrderItemRow, OrderRow, RewardRow {

  /** Returns what it is about. */
  DatahubScope scope();

  /** Returns values for columns beside the known ones, by column; {@code splio.datahub.columns.<scope>} has to name each. */
  Map<String, PersonalText> more();

  /** Fills in the known columns; called by {@link Datahub#write}. */
  void fill(Cells cells);

  /** Returns what rows have in common that must not be torn apart by the limit of a file; empty when nothing is. */
  default String together() {
    return "";
  }
}
