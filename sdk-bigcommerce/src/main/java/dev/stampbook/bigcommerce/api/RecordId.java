package dev.stampbook.bigcommerce.api;

/**
 * The id of one record in the path of a delete. It is always a positive number, so a delete can never reach a whole collection (sheet
 * 12.24).
 */
public record RecordId(long value) {

  public RecordId {
    if (value <= 0) {
      throw new IllegalArgumentException("a record id is positive, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
