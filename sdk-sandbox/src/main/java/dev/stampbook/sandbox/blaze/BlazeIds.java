package dev.stampbook.sandbox.blaze;

import java.util.Locale;
import java.util.OptionalInt;

/** Ids of 24 hexadecimal digits that tell what they are of and which number it has in the shop. */
enum BlazeIds {
  SALE("01"),
  REFUND("02"),
  VOID("03"),
  MEMBER("04"),
  CONSUMER("05"),
  CART("06"),
  ITEM("07"),
  PRODUCT("08"),
  HOOK("09"),
  ENTRY("0a"),
  REWARD("0b"),
  PROMOTION("0c");

  static final String COMPANY = "b1a2e0000000000000000001";
  static final String SHOP = "b1a2e0000000000000000002";
  private static final String PREFIX = "b1a2e000000000";

  private final String kind;

  BlazeIds(String kind) {
    this.kind = kind;
  }

  String of(int number) {
    return String.format(Locale.ROOT, "%s%s%08x", PREFIX, kind, number);
  }

  /** Returns the number behind an id of this kind, or nothing. */
  OptionalInt number(String id) {
    return id.matches(PREFIX + kind + "[0-7][0-9a-f]{7}")
        ? OptionalInt.of(Integer.parseInt(id.substring(16), 16))
        : OptionalInt.empty();
  }
}
