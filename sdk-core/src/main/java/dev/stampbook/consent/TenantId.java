package dev.stampbook.consent;

/**
 * Names whose registry a record belongs to: one merchant's program.
 *
 * @param value not blank, at most 100 characters
 */
public record TenantId(String value) {

  public TenantId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a tenant id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static TenantId of(String value) {
    return new TenantId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
