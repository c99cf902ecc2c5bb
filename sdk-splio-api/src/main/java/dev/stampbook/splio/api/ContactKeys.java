package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;

/** Contacts named by unique key, 1 to 1,000. */
public record ContactKeys(List<PersonalText> contacts) {}
