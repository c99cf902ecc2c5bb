package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An order, cart or refund to report (sheet section 3.3). Contact, store and products must exist.
 *
 * @param externalId the caller's id, unique: the natural key
 * @param contactId unique key of the contact
 * @param cardCode makes it a loyalty order
 * @param orderedAt local time of the purchase
 * @param completed false for an abandoned cart; true when absent
 */
public record OrderCreate(
    String externalId,
    PersonalText contactId,
    String storeExternalId,
    Optional<PersonalText> cardCode,
    Optional<LocalDateTime> orderedAt,
    Optional<BigDecimal> discountAmount,
    Optional<BigDecimal> shippingAmount,
    Optional<BigDecimal> totalPrice,
    Optional<BigDecimal> taxAmount,
    Optional<Boolean> completed,
    Optional<PersonalText> salesPerson,
    Optional<String> currency,
    List<OrderLineIn> products,
    List<CustomFieldIn> customFields) {}
