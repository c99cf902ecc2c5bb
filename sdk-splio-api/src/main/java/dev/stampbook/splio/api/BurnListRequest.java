package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Granted rewards to use together. */
public record BurnListRequest(List<BurnListRequest.Element> elements) {
  /** The uses of one card. */
  public record Element(
      PersonalText cardCode,
      Optional<List<PersonalText>> attributionIds,
      Optional<String> reasonMsg,
      Optional<LocalDateTime> burnedDate,
      Optional<String> storeId) {}
}
