package dev.stampbook.springbig;

import java.util.Set;
import java.util.TreeSet;

/** The fields that carry consent, which no profile update and no extra field may name (sheet section 12). */
final class ConsentFields {

  static final String SMS = "allowed_sms";
  static final String EMAIL = "allowed_email";

  private ConsentFields() {}

  /** Returns their names: those of the sheet, and those the settings read them from. */
  static Set<String> of(SpringbigSettings settings) {
    Set<String> names = new TreeSet<>(Set.of(SMS, EMAIL));
    names.add(settings.allowedSms().lastName());
    names.add(settings.allowedEmail().lastName());
    return names;
  }
}
