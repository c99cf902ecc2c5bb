package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentDetails;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.SessionId;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.consent.Dossier.Act;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A dossier for programs. Each record carries the text that was hashed, so that anybody can compute its hash anew. */
final class DossierJson {

  private DossierJson() {}

  static String of(Dossier dossier) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", "stampbook consent export 1");
    json.put("tenant", dossier.tenant());
    json.put("person", dossier.person());
    json.put("madeAt", dossier.madeAt());
    json.put("identity", dossier.identity().map(DossierJson::identity));
    json.put("consent", dossier.standings().stream().map(DossierJson::standing).toList());
    json.put("acts", dossier.acts().stream().map(DossierJson::act).toList());
    json.put("otherRecords", dossier.others().stream().map(DossierJson::other).toList());
    json.put("messages", dossier.messages().stream().map(DossierJson::message).toList());
    json.put("chainEnd", dossier.end());
    return JsonText.of(json);
  }

  private static Map<String, Object> identity(MemberIdentity identity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customerId", identity.customerId().map(CustomerId::value));
    json.put("memberId", identity.memberId().map(MemberId::value));
    json.put("posId", identity.posId().map(PosId::value));
    json.put("cardCode", identity.cardCode().map(CardCode::value));
    json.put("email", identity.email().map(EmailAddress::value));
    json.put("phone", identity.phone().map(PhoneNumber::value));
    return json;
  }

  private static Map<String, Object> standing(Dossier.Standing standing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channel", standing.channel());
    json.put("state", standing.state());
    json.put("decidedBy", standing.by().map(record -> record.act().id()));
    return json;
  }

  private static Map<String, Object> act(Act act) {
    ConsentRecord record = act.record();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", record.act().id());
    json.put("person", record.person());
    json.put("channel", record.act().channel());
    json.put("action", record.act().action());
    json.put("occurredAt", record.act().occurredAt());
    json.put("shownOffset", record.shownOffset());
    json.put("medium", record.act().medium());
    json.put("reportedBy", record.reportedBy());
    json.put("location", record.location());
    json.put("form", record.form());
    json.put("submitLabel", record.submitLabel());
    json.put(
        "box",
        record
            .box()
            .map(
                box -> {
                  Map<String, Object> marks = new LinkedHashMap<>();
                  marks.put("before", box.before());
                  marks.put("after", box.after());
                  marks.put("label", box.label());
                  return marks;
                }));
    json.put(
        "disclosure",
        record
            .disclosure()
            .map(
                ref -> {
                  Map<String, Object> text = new LinkedHashMap<>();
                  text.put("id", ref.id());
                  text.put("version", ref.version());
                  text.put("language", ref.language().toLanguageTag());
                  text.put("sha256", ref.textHash());
                  text.put("text", act.disclosure());
                  return text;
                }));
    json.put(
        "picture",
        record
            .picture()
            .map(
                ref -> {
                  Map<String, Object> picture = new LinkedHashMap<>();
                  picture.put("sha256", ref.hash());
                  picture.put("mediaType", ref.format().mediaType());
                  picture.put(
                      "base64",
                      act.picture()
                          .flatMap(Papers.Stored::content)
                          .map(Base64.getEncoder()::encodeToString));
                  return picture;
                }));
    json.put("ageGate", record.ageGate().map(gate -> gate.result()));
    json.put("jurisdiction", record.ageGate().map(gate -> gate.jurisdiction()));
    json.put("details", record.details().map(DossierJson::details));
    json.put("recordedAt", record.link().recordedAt());
    json.put("sequence", record.link().sequence());
    json.put("hash", record.link().hash());
    json.put("hashedText", act.text());
    return json;
  }

  private static Map<String, Object> details(ConsentDetails details) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", details.address().map(ContactAddress::asGiven));
    json.put("identity", identity(details.identity()));
    json.put("firstName", details.name().map(name -> name.first()));
    json.put("lastName", details.name().map(name -> name.last()));
    json.put("session", details.session().map(SessionId::value));
    json.put("pageUrl", details.pageUrl());
    json.put("userAgent", details.userAgent());
    json.put("ipAddress", details.ipAddress());
    return json;
  }

  private static Map<String, Object> other(Chain.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", entry.kind());
    json.put("sequence", entry.sequence());
    json.put("hash", entry.hash());
    json.put("hashedText", entry.body().text());
    return json;
  }

  private static Map<String, Object> message(Delivery message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("system", message.target());
    json.put("act", message.act().id());
    json.put("channel", message.channel());
    json.put("action", message.act().action());
    json.put("state", message.state());
    json.put("queuedAt", message.createdAt());
    json.put(
        "toldAt",
        message.toldAt().isPresent()
            ? Optional.of(Instant.ofEpochMilli(message.toldAt().getAsLong()))
            : Optional.empty());
    json.put("answer", message.answer());
    json.put("attempts", message.attempts());
    json.put("note", message.note());
    return json;
  }
}
