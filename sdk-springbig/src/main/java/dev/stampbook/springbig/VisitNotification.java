package dev.stampbook.springbig;

/** Whether Springbig is asked to tell the member about a visit (sheet section 3.5). */
public enum VisitNotification {
  /** {@code send_notification} false, as seen. The default: a purchase is no consent to be texted. */
  SILENT,
  /** {@code send_notification} true. */
  TELL_MEMBER
}
