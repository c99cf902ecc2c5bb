package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of the account's own on ledger entries (sheet section 3.4).
 *
 * @param name key; also the name of the top-level field
 * @param label what people read
 * @param placeholder what stands in an empty field
 * @param type type of its values
 * @param fieldType how people enter it
 * @param options the choices, as a list or an object
 * @param isPiggyDefined whether Leat made it
 * @param isSoftReadOnly whether people should not change it
 * @param isHardReadOnly whether nobody can change it
 */
public record LoyaltyTransactionAttribute(
    String name,
    Optional<String> label,
    Optional<String> placeholder,
    Optional<OpenEnum<DataType>> type,
    Optional<String> fieldType,
    Optional<Object> options,
    Optional<Boolean> isPiggyDefined,
    Optional<Boolean> isSoftReadOnly,
    Optional<Boolean> isHardReadOnly) {

  /** The types of values (sheet section 5). */
  public enum DataType {
    URL,
    TEXT,
    DATE,
    PHONE,
    FLOAT,
    COLOR,
    EMAIL,
    NUMBER,
    SELECT,
    BOOLEAN,
    RICH_TEXT,
    DATE_TIME,
    LONG_TEXT,
    DATE_RANGE,
    TIME_RANGE,
    IDENTIFIER,
    BIRTH_DATE,
    FILE_UPLOAD,
    MEDIA_UPLOAD,
    MULTI_SELECT,
    LICENSE_PLATE
  }

  /**
   * Asks to create one.
   *
   * @param name key, unique
   * @param dataType type of its values, in lower case
   */
  public record Create(
      String name,
      String dataType,
      Optional<String> label,
      Optional<String> description,
      Optional<List<Map<String, Object>>> options) {}
}
