package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;
import java.util.Map;
import java.util.Optional;

/**
 * A person (sheet section 16, D4). What identifies contacts in the universe has to be there: e-mail or key. Absent values leave their column out.
 *
 * @param email at most 100 characters; written in lower case
 * @param customerKey the unique key, where it is not the e-mail address
 * @param lastname at most 255 characters
 * @param firstname at most 255 characters
 * @param language a language that files know, such as {@code fr}; mind {@code br}, {@code cz}, {@code gr} and {@code kr}
 * @param cellphone with country code, at most 30 characters; written as {@code 0033...}
 * @param more configured columns beside these
 */
public record ContactRow(
    Optional<EmailAddress> email,
    Optional<PersonalText> customerKey,
    Optional<PersonalText> lastname,
    Optional<PersonalText> firstname,
    Optional<String> language,
    Optional<PhoneNumber> cellphone,
    Map<String, PersonalText> more)
    implements DatahubRow {

  public ContactRow {
    more = Map.copyOf(more);
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.CONTACTS;
  }

  @Override
  public void fill(Cells cells) {
    Optional<String> key = customerKey.map(PersonalText::value).filter(text -> !text.isBlank());
    if (email.isEmpty() && key.isEmpty()) {
      cells.problem("email", "is missing, and so is customer_key");
    }
    cells.given("email", email.map(EmailAddress::value), Rule.atMost(100));
    cells.given("customer_key", key, Rule.LOWER_CASE_EMAIL);
    cells.given("lastname", lastname.map(PersonalText::value), Rule.atMost(255));
    cells.given("firstname", firstname.map(PersonalText::value), Rule.atMost(255));
    cells.given("language", language, Rule.LANGUAGE);
    Optional<String> phone = cellphone.map(number -> number.value().replaceFirst("^\\+", "00"));
    cells.given("cellphone", phone, Rule.INTERNATIONAL_PHONE, Rule.atMost(30));
  }
}
