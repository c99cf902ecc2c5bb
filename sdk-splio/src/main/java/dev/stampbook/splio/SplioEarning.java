package dev.stampbook.splio;

/** How the points of orders come about: {@code splio.earning} (sheet section 13). Exactly one way may be in use, or points double. */
public enum SplioEarning {
  /** The SDK reports orders and refunds; the program's rules compute the points. */
  RULES,
  /** The SDK computes the points and credits them; the program has no purchase rule. */
  CREDIT,
  /** Orders reach Splio by file or by another connector; the SDK reports none. */
  OTHER_FEED
}
