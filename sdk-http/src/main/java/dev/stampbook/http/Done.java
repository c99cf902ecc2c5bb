package dev.stampbook.http;

/** The result of an operation whose answer says nothing beyond success. */
public enum Done {
  /** The other side reported success. */
  DONE
}
