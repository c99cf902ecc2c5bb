package dev.stampbook.pos.treez;

/** The two APIs of a store (sheet 1, setting {@code treez.apiVersion}); the credentials say which one is meant. */
public enum ApiVersion {
  /** The older one, with a client id, a key of the store and tokens of two hours. */
  V2,
  /** The present one, with a certificate and a self-signed token for every call. */
  V3
}
