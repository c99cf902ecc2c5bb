package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.AgeGate;
import dev.stampbook.consent.Box;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentDetails;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Disclosure;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.FormId;
import dev.stampbook.consent.LocationId;
import dev.stampbook.consent.Picture;
import dev.stampbook.member.MemberIdentity;
import java.time.ZoneOffset;
import java.util.Optional;

/** An act before it has its place in the chain. */
record Draft(
    ConsentAct act,
    Optional<ZoneOffset> shownOffset,
    Optional<LocationId> location,
    Optional<FormId> form,
    Optional<String> submitLabel,
    Optional<Box> box,
    Optional<Disclosure> disclosure,
    Optional<Picture> picture,
    Optional<AgeGate> ageGate,
    Optional<SystemName> reportedBy,
    ConsentDetails details) {

  static Draft of(
      ConsentAct act,
      Evidence evidence,
      Optional<ConsentAnswer> answer,
      MemberIdentity identity,
      Optional<ContactAddress> address,
      Optional<SystemName> reportedBy) {
    return new Draft(
        act,
        evidence.shownOffset(),
        evidence.location(),
        evidence.form(),
        evidence.submitLabel(),
        answer.map(ConsentAnswer::box),
        answer.flatMap(ConsentAnswer::disclosure),
        evidence.picture(),
        evidence.ageGate(),
        reportedBy,
        new ConsentDetails(
            address,
            identity,
            evidence.name(),
            evidence.session(),
            evidence.pageUrl(),
            evidence.userAgent(),
            evidence.ipAddress()));
  }
}
