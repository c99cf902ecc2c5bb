package dev.stampbook.smile;

/** Whether Smile's own shop app takes points back for partial refunds (sheet sections 12 and 14). To be tested per store. */
public enum NativePartialRefunds {
  /** It does not: the safe assumption. */
  NOT_DONE,
  /** It does. */
  DONE
}
