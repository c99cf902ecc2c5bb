package dev.stampbook.leat.api;

import java.util.Map;

/**
 * An object on whose level the account's own attributes stand beside the documented fields (sheet sections 3.4 and 3.6).
 *
 * @param object the documented fields
 * @param attributes every other field by its name; those that are null are left out
 */
public record WithAttributes<T>(T object, Map<String, Object> attributes) {

  /** Shows the names of the attributes alone: people write into them. */
  @Override
  public String toString() {
    return object + " with " + attributes.keySet();
  }
}
