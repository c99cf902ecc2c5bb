package dev.stampbook.consent;

/** A way to reach a person for marketing; each has a consent of its own. */
public enum ConsentChannel {
  SMS,
  EMAIL
}
