package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/** What came of each contact; status 207 also when all went well (sheet section 12, pitfall 5). */
public record BulkContactResult(
    Optional<Long> time,
    Optional<Long> errors,
    Optional<Long> status,
    List<BulkContactResult.Item> items) {
  /**
   * What came of one contact.
   *
   * @param code as an HTTP status
   */
  public record Item(
      Optional<PersonalText> contactId, Optional<Long> code, Optional<String> description) {}
}
