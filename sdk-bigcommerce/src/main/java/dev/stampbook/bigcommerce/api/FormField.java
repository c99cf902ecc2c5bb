package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** One answer of a form (sheet 3.3): {@code value} is a text, a number or a list of texts. */
public record FormField(Optional<String> name, Optional<Object> value) {

  @Override
  public String toString() {
    return "form field(" + name + ")";
  }
}
