package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * A value the shop keeps on a member (sheet section 3.2).
 *
 * @param name its name
 * @param value its value
 * @param dataType how to read the value
 */
public record Metadata(
    Optional<String> name, Optional<PersonalText> value, Optional<OpenEnum<DataType>> dataType) {
  /** Says how a value is read. */
  public enum DataType {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    STRING
  }

  /** The request that replaces the values. */
  public record Change(List<Metadata> metadata) {}
}
