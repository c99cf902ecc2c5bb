package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A customer's value of an attribute, always text (sheet 3.3). */
public record AttributeValue(
    Optional<Long> id,
    long attributeId,
    Optional<Long> customerId,
    Optional<String> attributeValue,
    Optional<WireTime> dateCreated,
    Optional<WireTime> dateModified) {

  @Override
  public String toString() {
    return "attribute value(" + attributeId + ")";
  }
}
