package dev.stampbook.splio.api;

/** The names of the two request limits, which Splio counts per IP address (sheet section 7). */
public final class SplioQuotas {

  /** Contacts and versioned orders, products and stores: 20 requests per second. */
  public static final String DATA = "data";

  /** Everything else: 10 requests per second. */
  public static final String GENERAL = "general";

  private SplioQuotas() {}
}
