package dev.stampbook.splio.datahub;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The subscription lists of a contact as files hold them: an unsigned 64-bit number in decimal with a bit per list, which spreadsheets and signed
 * numbers damage (pitfall 12).
 *
 * @param lists the lists, 0 to 63; that list 0 is the lowest bit is presumed, the sheet does not tell
 */
public record ListMask(Set<Integer> lists) {

  private static final int MOST = Long.SIZE - 1;

  public ListMask {
    lists = Set.copyOf(lists);
    if (lists.stream().anyMatch(list -> list < 0 || list > MOST)) {
      throw new IllegalArgumentException("a list has a number from 0 to " + MOST);
    }
  }

  /**
   * Reads the number.
   *
   * @throws IllegalArgumentException when it is no whole number from 0 to 18446744073709551615, such as 9.22E+18
   */
  public static ListMask parse(String decimal) {
    if (!decimal.matches("[0-9]{1,20}")) {
      throw new IllegalArgumentException("a mask of lists is a whole number in decimal");
    }
    // throws for what has more than 64 bits
    long bits = Long.parseUnsignedLong(decimal);
    return new ListMask(
        IntStream.rangeClosed(0, MOST)
            .filter(list -> (bits >>> list & 1) == 1)
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Returns the number. */
  public String decimal() {
    return Long.toUnsignedString(
        lists.stream().mapToLong(list -> 1L << list).reduce(0, (all, bit) -> all | bit));
  }
}
