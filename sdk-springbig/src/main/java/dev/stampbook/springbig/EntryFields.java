package dev.stampbook.springbig;

import dev.stampbook.springbig.api.Document;
import dev.stampbook.springbig.api.JsonPointer;
import java.util.Optional;

/**
 * Where the answer of a look-up route keeps what, seen from one entry: a visit or a redemption.
 *
 * @param id Springbig's own id of the entry
 * @param reference the key we sent with it, by which it is recognised
 * @param cancelled what is true once the entry was undone; empty where entries do not tell
 */
public record EntryFields(JsonPointer id, JsonPointer reference, Optional<JsonPointer> cancelled) {

  /** Returns the names of the write fields, assumed to be echoed: {@code id} and {@code pos_id}. */
  public static EntryFields echoed() {
    return new EntryFields(JsonPointer.of("/id"), JsonPointer.of("/pos_id"), Optional.empty());
  }

  /** Returns these places with one that is true once an entry was undone. */
  public EntryFields cancelledAt(JsonPointer place) {
    return new EntryFields(id, reference, Optional.of(place));
  }

  boolean carries(Document entry, String wanted) {
    return entry.text(reference).filter(wanted::equals).isPresent();
  }

  boolean isCancelled(Document entry) {
    return cancelled.flatMap(entry::flag).orElse(false);
  }
}
