package dev.stampbook.springbig;

import dev.stampbook.springbig.api.JsonPointer;

/**
 * Where the answer of a look-up route keeps what, seen from one entry: a visit or a redemption.
 *
 * @param id Springbig's own id of the entry
 * @param reference the key we sent with it, by which it is recognised
 */
public record EntryFields(JsonPointer id, JsonPointer reference) {

  /** Returns the names of the write fields, assumed to be echoed: {@code id} and {@code pos_id}. */
  public static EntryFields echoed() {
    return new EntryFields(JsonPointer.of("/id"), JsonPointer.of("/pos_id"));
  }
}
