package dev.stampbook.leat.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Optional;

/**
 * Something a tier brings (sheet section 3.3).
 *
 * @param uuid key
 * @param label what people read
 * @param name name for machines
 * @param dataType type of the options
 * @param options the choices
 */
public record Perk(
    String uuid,
    Optional<String> label,
    Optional<String> name,
    Optional<String> dataType,
    List<Option> options) {

  /** One choice. */
  public record Option(
      Optional<String> label,
      Optional<Object> value,
      @Json(name = "default") Optional<Boolean> isDefault) {}
}
