package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.AgeGate;
import dev.stampbook.consent.Box;
import dev.stampbook.consent.ChainLink;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentDetails;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.DisclosureId;
import dev.stampbook.consent.DisclosureRef;
import dev.stampbook.consent.FormId;
import dev.stampbook.consent.LocationId;
import dev.stampbook.consent.PersonId;
import dev.stampbook.consent.Picture;
import dev.stampbook.consent.PictureRef;
import dev.stampbook.consent.SessionId;
import dev.stampbook.consent.Sha256;
import dev.stampbook.consent.TenantId;
import dev.stampbook.member.PersonName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Acts and their personal data as the texts that are hashed and stored. */
final class Texts {

  private Texts() {}

  static Fields of(Draft draft) {
    ConsentAct act = draft.act();
    Fields fields =
        new Fields()
            .put("channel", act.channel())
            .put("action", act.action())
            .put("occurred", act.occurredAt())
            .put("medium", act.medium())
            .put("offset", draft.shownOffset())
            .put("location", draft.location())
            .put("form", draft.form())
            .put("submit", draft.submitLabel())
            .put("reportedBy", draft.reportedBy());
    draft
        .box()
        .ifPresent(
            box ->
                fields
                    .put("boxBefore", box.before())
                    .put("boxAfter", box.after())
                    .put("boxLabel", box.label()));
    draft
        .disclosure()
        .ifPresent(
            text ->
                fields
                    .put("disclosure", text.id())
                    .put("disclosureVersion", text.version())
                    .put("disclosureLanguage", text.language().toLanguageTag())
                    .put("disclosureHash", Hashing.of(text.text())));
    draft
        .picture()
        .ifPresent(
            picture ->
                fields
                    .put("picture", Hashing.of(picture.bytes()))
                    .put("pictureFormat", picture.format()));
    draft
        .ageGate()
        .ifPresent(
            gate -> fields.put("ageGate", gate.result()).put("jurisdiction", gate.jurisdiction()));
    return fields;
  }

  static Fields of(ConsentDetails details) {
    Fields fields = new Fields();
    details
        .address()
        .ifPresent(
            address -> fields.put("channel", address.channel()).put("address", address.asGiven()));
    Identities.write(fields, details.identity());
    details
        .name()
        .ifPresent(name -> fields.put("firstName", name.first()).put("lastName", name.last()));
    return fields
        .put("session", details.session().map(SessionId::value))
        .put("page", details.pageUrl())
        .put("userAgent", details.userAgent())
        .put("ip", details.ipAddress());
  }

  static ConsentDetails details(Fields fields) {
    return new ConsentDetails(
        fields
            .get("address")
            .map(text -> new ContactAddress(channel(fields.need("channel")), text)),
        Identities.read(fields),
        fields.get("firstName").map(first -> new PersonName(first, fields.need("lastName"))),
        fields.get("session").map(SessionId::of),
        fields.get("page"),
        fields.get("userAgent"),
        fields.get("ip"));
  }

  /** Returns the record of an act, from its text, its personal data and its own hash. */
  static ConsentRecord record(Fields body, Optional<ConsentDetails> details, Sha256 hash) {
    return new ConsentRecord(
        new ConsentAct(
            ConsentActId.of(body.need("id")),
            channel(body.need("channel")),
            ConsentAct.Action.valueOf(body.need("action")),
            Instant.parse(body.need("occurred")),
            ConsentAct.Medium.valueOf(body.need("medium"))),
        TenantId.of(body.need("tenant")),
        PersonId.of(body.need("person")),
        body.get("offset").map(ZoneOffset::of),
        body.get("location").map(LocationId::of),
        body.get("form").map(FormId::of),
        body.get("submit"),
        body.get("boxLabel")
            .map(
                label ->
                    new Box(
                        Box.Mark.valueOf(body.need("boxBefore")),
                        Box.Mark.valueOf(body.need("boxAfter")),
                        label)),
        disclosure(body),
        picture(body),
        body.get("ageGate")
            .map(result -> new AgeGate(AgeGate.Result.valueOf(result), body.need("jurisdiction"))),
        body.get("reportedBy").map(SystemName::of),
        details,
        new ChainLink(
            Long.parseLong(body.need("sequence")),
            Instant.parse(body.need("recorded")),
            Sha256.of(body.need("previous")),
            hash));
  }

  static Optional<DisclosureRef> disclosure(Fields body) {
    return body.get("disclosure")
        .map(
            id ->
                new DisclosureRef(
                    DisclosureId.of(id),
                    body.need("disclosureVersion"),
                    Locale.forLanguageTag(body.need("disclosureLanguage")),
                    Sha256.of(body.need("disclosureHash"))));
  }

  static Optional<PictureRef> picture(Fields body) {
    return body.get("picture")
        .map(
            hash ->
                new PictureRef(
                    Sha256.of(hash), Picture.Format.valueOf(body.need("pictureFormat"))));
  }

  private static ConsentChannel channel(String name) {
    return ConsentChannel.valueOf(name);
  }
}
