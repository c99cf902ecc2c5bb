package dev.stampbook.pos.blaze.api;

import java.util.List;
import java.util.Optional;

/**
 * A registered webhook (sheet section 10). The type is a text because the documents name different ones.
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param url where it is delivered
 * @param webHookType what is delivered
 * @param webHookUrls where it is delivered
 */
public record WebHook(
    Optional<String> id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<String> url,
    Optional<String> webHookType,
    List<String> webHookUrls) {
  @Override
  public String toString() {
    return "webhook(" + id.orElse("new") + webHookType.map(type -> ", " + type).orElse("") + ")";
  }
}
