package dev.stampbook.splio.api;

import java.util.Optional;

/**
 * A subscription list; it is bound to no channel (sheet section 13).
 *
 * @param nbEmails of them with an address
 * @param nbSms of them with a phone number
 * @param isDisplayedByDefault whether forms show it
 * @param isSelectedByDefault whether forms tick it
 */
public record SubscriptionList(
    long id,
    Optional<String> name,
    Optional<Long> members,
    Optional<Long> nbEmails,
    Optional<Long> nbSms,
    Optional<Boolean> isDisplayedByDefault,
    Optional<Boolean> isSelectedByDefault) {}
