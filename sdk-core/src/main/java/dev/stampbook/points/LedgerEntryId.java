package dev.stampbook.points;

/**
 * Identifies an entry of the provider's ledger, in the provider's own form.
 *
 * @param value not blank, at most 200 characters
 */
public record LedgerEntryId(String value) {

  public LedgerEntryId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException(
          "a ledger entry id has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static LedgerEntryId of(String value) {
    return new LedgerEntryId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
