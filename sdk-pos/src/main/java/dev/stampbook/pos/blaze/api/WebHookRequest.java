package dev.stampbook.pos.blaze.api;

import java.util.List;
import java.util.Optional;

/**
 * Registers a webhook (sheet section 10). The addresses hold a secret: they do not print.
 *
 * @param webHookType such as {@code COMPLETE_TRANSACTION}
 * @param webHookUrls where it is delivered
 * @param url where it is delivered
 * @param shopId for which shop
 */
public record WebHookRequest(
    String webHookType, List<String> webHookUrls, Optional<String> url, Optional<String> shopId) {
  @Override
  public String toString() {
    return "webhook to register(" + webHookType + ")";
  }
}
