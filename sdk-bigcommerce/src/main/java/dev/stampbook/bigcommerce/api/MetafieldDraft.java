package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/**
 * A metafield to create or replace (sheet 3.7): namespace and key 1 to 64 characters, value 1 to 65,535, always text. {@code resourceId} is for
 * batches only, {@code id} for replacing.
 */
public record MetafieldDraft(
    Optional<Long> id,
    Optional<Long> resourceId,
    String permissionSet,
    String namespace,
    String key,
    String value,
    Optional<String> description) {

  @Override
  public String toString() {
    return "metafield(" + namespace + ", " + key + ")";
  }
}
