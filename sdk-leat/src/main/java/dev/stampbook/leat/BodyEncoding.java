package dev.stampbook.leat;

/** How requests are written, {@code http.bodyEncoding} (sheet sections 2 and 14). */
public enum BodyEncoding {
  /** As JSON, like the samples of the documentation. */
  JSON,
  /** As a form with names such as {@code line_items[0][price]}, like Leat's own PHP client. */
  FORM
}
