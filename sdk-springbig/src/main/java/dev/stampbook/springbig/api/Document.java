package dev.stampbook.springbig.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JSON document whose shape the sheet does not know. Objects are maps, arrays lists, numbers exact decimals; {@link #toString()} shows
 * nothing of it.
 */
public final class Document {

  private final Object tree;

  private Document(Object tree) {
    this.tree = tree;
  }

  /** Returns the document of this value: a map, list, text, number or boolean. */
  public static Document of(Object tree) {
    return new Document(tree);
  }

  /** Returns the value as it was read. */
  public Object tree() {
    return tree;
  }

  /** Returns what stands at this place. */
  public Optional<Object> at(JsonPointer place) {
    return place.in(tree);
  }

  /** Returns the text at this place; a number counts as its text, anything else as absent. */
  public Optional<String> text(JsonPointer place) {
    return at(place)
        .flatMap(
            value ->
                value instanceof BigDecimal number
                    ? Optional.of(number.toPlainString())
                    : value instanceof String text ? Optional.of(text) : Optional.empty());
  }

  /** Returns the number at this place, also where it was sent as a text. */
  public Optional<BigDecimal> decimal(JsonPointer place) {
    return text(place).map(String::strip).flatMap(Document::number);
  }

  private static Optional<BigDecimal> number(String text) {
    if (text.length() > 40 || !text.matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  /** Returns the whole number at this place; {@code 120.00} is whole, {@code 120.5} counts as absent. */
  public Optional<Long> whole(JsonPointer place) {
    return decimal(place).flatMap(Document::whole);
  }

  private static Optional<Long> whole(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException notWhole) {
      return Optional.empty();
    }
  }

  /** Returns the yes or no at this place, also as the text or number some clients send (sheet section 3.3); anything else is absent. */
  public Optional<Boolean> flag(JsonPointer place) {
    return at(place)
        .flatMap(
            value ->
                switch (String.valueOf(value).strip()) {
                  case "true", "1" -> Optional.of(true);
                  case "false", "0" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  /**
   * Returns the entries of a list, however it is wrapped: a bare array, an object with exactly one array, or an object that is the only
   * entry itself. An empty object has none.
   */
  public List<Document> entries() {
    if (tree instanceof List<?> list) {
      return list.stream().map(Document::of).toList();
    }
    if (!(tree instanceof Map<?, ?> object) || object.isEmpty()) {
      return List.of();
    }
    List<List<?>> arrays = object.values().stream().flatMap(Document::asList).toList();
    return arrays.size() == 1 ? of(arrays.get(0)).entries() : List.of(this);
  }

  private static Stream<List<?>> asList(Object value) {
    return value instanceof List<?> list ? Stream.of(list) : Stream.empty();
  }

  @Override
  public String toString() {
    return "document(hidden)";
  }
}
