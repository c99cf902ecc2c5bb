package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/**
 * A metafield of an order, customer or cart (sheet 3.7). Unique per client, namespace, key and resource: creating it again answers 409, which is
 * the platform's only create-if-absent.
 */
public record Metafield(
    long id,
    Optional<String> permissionSet,
    Optional<String> namespace,
    Optional<String> key,
    Optional<String> value,
    Optional<String> description,
    Optional<String> resourceType,
    Optional<String> resourceId,
    Optional<String> ownerClientId,
    Optional<WireTime> dateCreated,
    Optional<WireTime> dateModified) {

  @Override
  public String toString() {
    return "metafield(" + namespace + ", " + key + ")";
  }
}
