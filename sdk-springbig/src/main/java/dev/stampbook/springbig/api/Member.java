package dev.stampbook.springbig.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * A member as Springbig answers it (sheet section 3.4). Only {@code id} is evidenced; the other fields are those of writes, assumed to be
 * echoed, and any may be absent. {@link #toString()} shows only the keys.
 *
 * @param id Springbig's own id, as text whatever it was sent as
 * @param posUser our key of the member; absent for members who are not linked
 * @param posType the calling system the key belongs to
 * @param phoneNumber ten digits
 * @param email address
 * @param firstName given name
 * @param lastName family name
 * @param allowedSms consent to text messages; absent means unknown, never yes
 * @param allowedEmail consent to e-mail; absent means unknown, never yes
 * @param raw everything that was sent, for settings that point into it
 */
public record Member(
    Optional<String> id,
    Optional<String> posUser,
    Optional<String> posType,
    Optional<PersonalText> phoneNumber,
    Optional<PersonalText> email,
    Optional<PersonalText> firstName,
    Optional<PersonalText> lastName,
    Optional<Boolean> allowedSms,
    Optional<Boolean> allowedEmail,
    Document raw) {

  private static final int LONGEST_KEY = 200;

  /**
   * Reads a member; numbers and texts are taken for each other, blank texts count as absent.
   *
   * @param keyField the name of the member key, {@code pos_user} unless the setting says otherwise
   */
  public static Member of(Document raw, String keyField) {
    return new Member(
        key(raw, "id"),
        key(raw, keyField),
        key(raw, "pos_type"),
        personal(raw, "phone_number"),
        personal(raw, "email"),
        personal(raw, "first_name"),
        personal(raw, "last_name"),
        raw.flag(JsonPointer.of("/allowed_sms")),
        raw.flag(JsonPointer.of("/allowed_email")),
        raw);
  }

  private static Optional<String> key(Document raw, String field) {
    return text(raw, field).filter(text -> text.length() <= LONGEST_KEY);
  }

  private static Optional<PersonalText> personal(Document raw, String field) {
    return text(raw, field).map(PersonalText::of);
  }

  private static Optional<String> text(Document raw, String field) {
    return raw.text(pointer(field)).filter(text -> !text.isBlank());
  }

  private static JsonPointer pointer(String field) {
    return JsonPointer.of("/" + field.replace("~", "~0").replace("/", "~1"));
  }

  @Override
  public String toString() {
    return "member(" + id.orElse("no id") + ", " + posUser.orElse("not linked") + ")";
  }
}
