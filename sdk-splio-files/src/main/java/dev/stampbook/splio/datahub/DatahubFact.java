package dev.stampbook.splio.datahub;

import java.util.Locale;

/** What we know and no document names a column for; the template of the project manager does (sheet section 14, U20). */
public enum DatahubFact {
  /** The card; on order lines rules about products need it (pitfall 11). */
  CARD_CODE,
  /** The master reward. */
  REWARD,
  /** The code that was granted or used. */
  CODE,
  /** When it was granted or used, in the zone of loyalty dates. */
  AT,
  /** Our reference, such as the order. */
  REFERENCE,
  /** The store. */
  STORE;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
