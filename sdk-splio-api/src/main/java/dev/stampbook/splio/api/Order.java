package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An order as it is kept; list rows have neither lines nor loyalty (sheet section 3.3).
 *
 * @param externalId the caller's id; a number in some examples
 * @param contactId unique key of the contact
 * @param loyalty card; its program is a number here
 */
public record Order(
    String externalId,
    Optional<PersonalText> contactId,
    Optional<OrderContact> contact,
    Optional<LocalDateTime> createdAt,
    Optional<LocalDateTime> orderedAt,
    Optional<BigDecimal> shippingAmount,
    Optional<BigDecimal> discountAmount,
    Optional<BigDecimal> totalPrice,
    Optional<BigDecimal> taxAmount,
    Optional<PersonalText> salesPerson,
    Optional<String> currency,
    List<OrderLine> products,
    Optional<LoyaltyRef> loyalty,
    Optional<StoreRef> store,
    List<CustomField> customFields,
    Optional<String> status,
    Optional<LocalDateTime> statusLastupdate) {}
