package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/** What came of each address. */
public record TouchpointResult(
    List<PersonalText> successes, List<TouchpointResult.Failed> failures) {
  /**
   * An address that was not done.
   *
   * @param errorKey such as {@code touchpoint_already_exist}
   */
  public record Failed(
      Optional<PersonalText> touchpoint, Optional<String> error, Optional<String> errorKey) {}
}
