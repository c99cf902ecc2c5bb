package dev.stampbook.consent;

import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import java.util.Optional;

/**
 * The personal data of a record. They are kept beside the chain, which holds only a salted hash of them, so that they can be erased and the
 * chain still be verified. {@link #toString()} shows nothing.
 *
 * @param address the e-mail address or phone number as given then
 * @param identity how the person was known then
 * @param name the name as given
 * @param session the visit
 * @param pageUrl the page
 * @param userAgent how the browser named itself
 * @param ipAddress where the act came from
 */
public record ConsentDetails(
    Optional<ContactAddress> address,
    MemberIdentity identity,
    Optional<PersonName> name,
    Optional<SessionId> session,
    Optional<String> pageUrl,
    Optional<String> userAgent,
    Optional<String> ipAddress) {

  @Override
  public String toString() {
    return "details(hidden)";
  }
}
