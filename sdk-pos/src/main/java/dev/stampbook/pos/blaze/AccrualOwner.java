package dev.stampbook.pos.blaze;

/** Who reports the sales of a Blaze shop to the loyalty provider (sheet section 13.9). Exactly one may, or points double. */
public enum AccrualOwner {
  /** The SDK. */
  SDK,
  /** Blaze itself, through its own link to the provider. */
  POS,
  /** BLAZE ECOM, the storefront. */
  ECOM
}
