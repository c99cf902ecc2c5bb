package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Changes of an order (sheet section 3.3). Never change a completed loyalty order: what happens to its points is unknown (U25).
 *
 * @param contactId unique key of the contact
 * @param orderedAt local time of the purchase
 * @param completed false for an abandoned cart
 * @param products lines; an empty list erases them, absent keeps them
 * @param customFields custom fields, merged with the present ones
 */
public record OrderPatch(
    Optional<PersonalText> contactId,
    Optional<String> storeExternalId,
    Optional<LocalDateTime> orderedAt,
    Optional<BigDecimal> discountAmount,
    Optional<BigDecimal> shippingAmount,
    Optional<BigDecimal> totalPrice,
    Optional<BigDecimal> taxAmount,
    Optional<Boolean> completed,
    Optional<PersonalText> salesPerson,
    Optional<String> currency,
    Optional<List<OrderLineIn>> products,
    Optional<List<CustomFieldIn>> customFields) {}
