package mustfail;

/** A comment may name Smile as the source of a rule. */
class NamesAProvider {
  static final String BIG_COMMERCE_ORDER = "order";

  record SmileTier(String id) {}

  long leatCredits;
  long availableAt; // spells l-e-a-t
  String note = "a string may say Splio";
}
