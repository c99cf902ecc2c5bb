package dev.stampbook.sandbox.smile;

import java.math.BigDecimal;
import java.util.List;

/**
 * Holds a VIP tier of a lifetime programme that counts points earned (sheet sections 3.2 and 12).
 *
 * @param id Smile's own number
 * @param name what customers see
 * @param milestone points a customer must have earned
 * @param perks what members of the tier get, as text
 */
public record SmileTier(long id, String name, BigDecimal milestone, List<String> perks) {

  /** Copies the list. */
  public SmileTier {
    perks = List.copyOf(perks);
  }
}
