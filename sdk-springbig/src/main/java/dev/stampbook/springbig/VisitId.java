package dev.stampbook.springbig;

/** What a visit's {@code pos_id} is; it is made of the posting's reference alone, so that a repetition has the same one. */
public enum VisitId {
  /**
   * The order's id for the first posting of an order, as the sheet has it (section 3.5), and the posting's reference for every later one:
   * two visits of one order under one id could be merged. The default. Two programs that share a {@code pos_type} and have orders of the
   * same id need {@link #REFERENCE}.
   */
  ORDER_ID,
  /** The posting's reference, always. */
  REFERENCE
}
