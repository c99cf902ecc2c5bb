package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/** Where a ticket is delivered to (sheet 3.2). */
public record DeliveryAddress(
    Optional<Integer> id,
    Optional<PersonalText> street,
    Optional<PersonalText> street2,
    Optional<PersonalText> city,
    Optional<String> county,
    Optional<String> state,
    Optional<PersonalText> zip) {}
