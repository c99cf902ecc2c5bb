package dev.stampbook.springbig;

/** Whether a body is wrapped in an object that names its kind (sheet section 14, U5). */
public enum Envelope {
  /** {@code {"member": {...}}}. */
  WRAPPED,
  /** The bare object. */
  FLAT
}
