package dev.stampbook.springbig.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;

/**
 * People named by phone or e-mail; {@link #toString()} shows only how many.
 *
 * @param phoneNumbers ten digits as a <em>number</em>, unlike on members
 * @param email addresses
 */
public record Recipients(List<Long> phoneNumbers, List<PersonalText> email) {

  public Recipients {
    phoneNumbers = List.copyOf(phoneNumbers);
    email = List.copyOf(email);
    if (phoneNumbers.stream().anyMatch(phone -> phone < 1_000_000_000L || phone > 9_999_999_999L)) {
      throw new IllegalArgumentException("a recipient's phone number has ten digits");
    }
  }

  /** Returns nobody. */
  public static Recipients none() {
    return new Recipients(List.of(), List.of());
  }

  @Override
  public String toString() {
    return "recipients(" + phoneNumbers.size() + " phones, " + email.size() + " e-mails)";
  }
}
