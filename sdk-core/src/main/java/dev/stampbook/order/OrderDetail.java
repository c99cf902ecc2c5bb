package dev.stampbook.order;

/** How much of an order is read. Header reads are cheaper where lines cost a call per order. */
public enum OrderDetail {
  /** Components and refunds, without lines. */
  HEADER,
  /** Components, refunds and lines. */
  LINES
}
