package dev.stampbook.bigcommerce.api;

/** A value to set; it is read as {@code attribute_value} but written as {@code value} (sheet 3.3). */
public record AttributeValueWrite(long attributeId, long customerId, String value) {

  @Override
  public String toString() {
    return "attribute value(" + attributeId + ")";
  }
}
