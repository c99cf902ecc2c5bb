package dev.stampbook.pos.blaze.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object as Blaze sent it, with the fields no record names. Blaze replaces whole objects, so what is sent back must hold everything
 * that was read (sheet section 12). Immutable; {@link #toString()} shows nothing.
 *
 * @param fields values by name: texts, booleans, exact decimals, lists, maps; null is left out
 */
public record Document(Map<String, Object> fields) {

  /** Copies the fields. */
  public Document {
    fields = Map.copyOf(fields);
  }

  /** Returns a document without fields. */
  public static Document empty() {
    return new Document(Map.of());
  }

  /** Returns a copy in which a field has this value. */
  public Document with(String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(field, value instanceof Document inside ? inside.fields() : value);
    return new Document(changed);
  }

  /** Returns a copy without a field. */
  public Document without(String field) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new Document(changed);
  }

  /** Returns the object in a field, an empty one where there is none. */
  @SuppressWarnings("unchecked")
  public Document object(String field) {
    return fields.get(field) instanceof Map<?, ?> inside
        ? new Document((Map<String, Object>) inside)
        : empty();
  }

  @Override
  public String toString() {
    return "document(hidden)";
  }
}
