package dev.stampbook.splio;

import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.ErrorReply;
import dev.stampbook.http.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads refusals, whose bodies have five shapes (sheet section 8). Key and slug decide; text only where the vendor gives nothing else. Business
 * conflicts come as 400, some absences too.
 */
final class SplioErrors implements ErrorReader {

  private static final List<String> PLACES = List.of("errors.0.", "errors.", "");
  private static final Set<String> BULK =
      Set.of("createContacts", "deleteContacts", "optOutContacts");
  private static final Set<String> ON_CONTACT =
      Set.of("getContact", "updateContact", "deleteContact", "subscribe", "unsubscribe");

  @Override
  public Verdict read(ErrorReply reply) {
    String slug = value(reply, "error");
    if (reply.status() == 503) {
      // a contact without e-mail in a bulk call; permanent, and no outage
      return BULK.contains(reply.operation()) && slug.equals("internal_error")
          ? Verdict.INVALID_REQUEST
          : Verdict.UNAVAILABLE;
    }
    if (reply.status() != 400) {
      return reply.byStatus();
    }
    if (reply.operation().equals("authenticate")) {
      return Verdict.AUTHENTICATION;
    }
    String key = value(reply, "error_key");
    String text = value(reply, "error_description").toLowerCase(Locale.ROOT);
    if (isThere(slug, text)) {
      return Verdict.CONFLICT;
    }
    boolean noContact =
        key.equals("id") && slug.equals("wrong_value") && ON_CONTACT.contains(reply.operation());
    boolean noCard = key.equals("card_code") && slug.equals("not_found");
    return noContact || noCard ? Verdict.NOT_FOUND : Verdict.INVALID_REQUEST;
  }

  private static boolean isThere(String slug, String text) {
    return slug.equals("external_id_already_burned")
        || text.contains("already exists")
        || text.contains("already attributed");
  }

  private static String value(ErrorReply reply, String name) {
    return PLACES.stream()
        .map(place -> reply.value(place + name))
        .flatMap(Optional::stream)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }
}
