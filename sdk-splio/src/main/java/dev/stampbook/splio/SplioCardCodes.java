package dev.stampbook.splio;

/** Who makes the codes of loyalty cards (sheet section 13). */
public enum SplioCardCodes {
  /** The program; needs {@code auto_generated_card_code}. */
  GENERATED,
  /** The shop; an enrolment without a card code is refused. */
  SHOP
}
