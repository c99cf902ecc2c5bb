package dev.stampbook.springbig;

import dev.stampbook.member.PhoneNumber;
import java.util.Optional;

/** How phone numbers are written for Springbig (sheet section 14, U21). */
public enum PhoneFormat {
  /** Ten digits of the North American plan, without country code; others are refused. The default. */
  NORTH_AMERICAN {
    @Override
    Optional<String> digits(PhoneNumber phone) {
      String digits = phone.value().replaceFirst("^\\+", "");
      boolean withCountry = digits.length() == 11 && digits.startsWith("1");
      boolean foreign = phone.value().startsWith("+") && !withCountry;
      String national = withCountry ? digits.substring(1) : digits;
      return foreign || national.length() != 10 ? Optional.empty() : Optional.of(national);
    }
  },
  /** All digits as they are, with the country code where there is one. Only once Springbig has confirmed that it takes them. */
  ALL_DIGITS {
    @Override
    Optional<String> digits(PhoneNumber phone) {
      return Optional.of(phone.value().replaceFirst("^\\+", ""));
    }
  };

  /** Returns the digits to send, empty for a number this format cannot write. */
  abstract Optional<String> digits(PhoneNumber phone);
}
