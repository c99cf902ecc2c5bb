package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.AgeGate;
import dev.stampbook.consent.Box;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentDetails;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.PictureRef;
import dev.stampbook.consent.SessionId;
import dev.stampbook.consent.Sha256;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.consent.Dossier.Act;
import dev.stampbook.engine.internal.consent.Dossier.Standing;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A dossier for people and printers: one page that needs nothing else, runs no script and loads nothing. */
final class DossierPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final Markup page = new Markup();
  private final Map<Sha256, Long> shown = new HashMap<>();
  private final Dossier dossier;

  private DossierPage(Dossier dossier) {
    this.dossier = dossier;
  }

  static String of(Dossier dossier) {
    return new DossierPage(dossier).whole();
  }

  private String whole() {
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.raw("img-src data:; style-src 'unsafe-inline'\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<title>Consent record of ").text(dossier.person()).raw("</title>\n");
    page.raw("<style>\n").raw(PageStyle.CSS).raw("</style>\n</head>\n<body>\n<main>\n");
    head();
    standings();
    acts();
    messages();
    others();
    proof();
    return page.raw("</main>\n</body>\n</html>\n").toString();
  }

  private void head() {
    page.raw("<header>\n<h1>Consent record</h1>\n<dl>\n");
    page.fact("Merchant's program", dossier.tenant());
    page.fact("Person", dossier.person());
    identity(dossier.identity());
    page.fact("Made", time(dossier.madeAt()));
    page.raw("</dl>\n</header>\n");
  }

  private void identity(Optional<MemberIdentity> identity) {
    if (identity.isEmpty()) {
      page.fact("Personal data", "erased on request");
      return;
    }
    page.fact("E-mail", identity.flatMap(MemberIdentity::email).map(EmailAddress::value));
    page.fact("Phone", identity.flatMap(MemberIdentity::phone).map(PhoneNumber::value));
    page.fact("Customer id", identity.flatMap(MemberIdentity::customerId).map(CustomerId::value));
    page.fact("Member id", identity.flatMap(MemberIdentity::memberId).map(MemberId::value));
    page.fact("POS id", identity.flatMap(MemberIdentity::posId).map(PosId::value));
    page.fact("Card", identity.flatMap(MemberIdentity::cardCode).map(CardCode::value));
  }

  private void standings() {
    page.raw("<section>\n<h2>Where consent stands</h2>\n<div class=\"standings\">\n");
    for (Standing standing : dossier.standings()) {
      page.raw("<div class=\"standing ").raw(standing.state() == ConsentState.IN ? "in" : "no");
      page.raw("\">\n").element("h3", name(standing.channel()));
      page.element("strong", standing(standing.state()));
      standing
          .by()
          .ifPresent(
              by ->
                  page.raw("<p>")
                      .text(action(by.act().action()) + " on " + time(by.act().occurredAt()))
                      .raw("<br>record ")
                      .text(by.link().sequence())
                      .raw("</p>\n"));
      if (standing.by().isEmpty()) {
        page.raw("<p>").text(why(standing.channel())).raw("</p>\n");
      }
      page.raw("</div>\n");
    }
    page.raw("</div>\n</section>\n");
  }

  private String why(ConsentChannel channel) {
    boolean once =
        dossier.acts().stream()
            .map(act -> act.record().act())
            .anyMatch(act -> act.channel() == channel && act.action() == Action.OPT_IN);
    return once
        ? "The person agreed for another address than the present one."
        : "The person never agreed and never refused.";
  }

  private void acts() {
    page.raw("<section>\n<h2>What the person did</h2>\n");
    if (dossier.acts().isEmpty()) {
      page.raw("<p>No act is known.</p>\n");
    }
    dossier.acts().forEach(this::act);
    page.raw("</section>\n");
  }

  private void act(Act act) {
    ConsentRecord record = act.record();
    page.raw("<article>\n<h3>");
    page.text(name(record.act().channel()) + ": " + action(record.act().action()));
    page.raw(" <time>").text(time(record.act().occurredAt())).raw("</time></h3>\n<dl>\n");
    page.fact("Time the person saw", record.shownOffset().map(zone -> shown(record, zone)));
    page.fact("Where", medium(record.act().medium()));
    page.fact("Reported by", record.reportedBy());
    details(record.details());
    page.fact("Location", record.location());
    page.fact("Form", record.form());
    page.fact("Check box", record.box().map(DossierPage::box));
    page.fact("Words beside the box", record.box().map(Box::label));
    page.fact("Button pressed", record.submitLabel());
    page.fact("Age gate", record.ageGate().map(DossierPage::gate));
    page.raw("</dl>\n");
    disclosure(act);
    picture(act);
    page.raw("<p class=\"hash\">Record ").text(record.link().sequence());
    page.text(", written " + time(record.link().recordedAt()) + ", SHA-256 ");
    page.element("code", record.link().hash()).raw("</p>\n</article>\n");
  }

  private void details(Optional<ConsentDetails> details) {
    if (details.isEmpty()) {
      page.fact("Personal data", "erased on request");
      return;
    }
    ConsentDetails known = details.get();
    page.fact("Address as given", known.address().map(ContactAddress::asGiven));
    page.fact("Name as given", known.name().map(name -> name.first() + " " + name.last()));
    page.fact("Customer id", known.identity().customerId().map(CustomerId::value));
    page.fact("Session", known.session().map(SessionId::value));
    page.fact("Page", known.pageUrl());
    page.fact("Browser", known.userAgent());
    page.fact("IP address", known.ipAddress());
  }

  private void disclosure(Act act) {
    act.record()
        .disclosure()
        .ifPresent(
            ref -> {
              page.raw("<blockquote>\n<p>");
              page.text(act.disclosure().orElse("The text is missing.")).raw("</p>\n<footer>");
              page.text(
                  "The text that was read: "
                      + ref.id()
                      + ", version "
                      + ref.version()
                      + ", "
                      + ref.language().getDisplayLanguage(Locale.ENGLISH)
                      + ", SHA-256 ");
              page.element("code", ref.textHash()).raw("</footer>\n</blockquote>\n");
            });
  }

  private void picture(Act act) {
    Optional<PictureRef> ref = act.record().picture();
    if (ref.isEmpty()) {
      return;
    }
    Long before = shown.putIfAbsent(ref.get().hash(), act.record().link().sequence());
    if (before != null) {
      page.raw("<p class=\"hash\">What the person saw is the picture of record ");
      page.text(before).raw(".</p>\n");
      return;
    }
    Optional<byte[]> content = act.picture().flatMap(Papers.Stored::content);
    page.raw("<figure>\n");
    if (content.isPresent()) {
      page.raw("<img alt=\"The page as the person saw it\" src=\"data:");
      page.raw(ref.get().format().mediaType()).raw(";base64,");
      page.raw(Base64.getEncoder().encodeToString(content.get())).raw("\">\n");
      page.raw("<figcaption>What the person saw, ");
    } else {
      page.raw("<figcaption>The picture was erased on request, ");
    }
    page.text("SHA-256 ").element("code", ref.get().hash());
    page.raw("</figcaption>\n</figure>\n");
  }

  private void messages() {
    page.raw("<section>\n<h2>What other systems were told</h2>\n");
    if (dossier.messages().isEmpty()) {
      page.raw("<p>No system was to be told.</p>\n</section>\n");
      return;
    }
    page.raw("<table>\n<thead><tr><th>System</th><th>Channel</th><th>Told</th><th>State</th>");
    page.raw("<th>Acknowledged</th><th>It said afterwards</th></tr></thead>\n<tbody>\n");
    for (Delivery message : dossier.messages()) {
      page.raw("<tr>").element("td", message.target()).element("td", name(message.channel()));
      page.element("td", action(message.act().action())).element("td", state(message));
      page.element(
          "td",
          message.toldAt().isPresent()
              ? time(Instant.ofEpochMilli(message.toldAt().getAsLong()))
              : "");
      page.element("td", message.answer().map(DossierPage::answer).orElse("")).raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n</section>\n");
  }

  private void others() {
    List<Chain.Entry> told =
        dossier.others().stream().filter(entry -> entry.kind() != Chain.Kind.TOLD).toList();
    if (told.isEmpty()) {
      return;
    }
    page.raw("<section>\n<h2>Other records</h2>\n<ul>\n");
    for (Chain.Entry entry : told) {
      page.raw("<li>Record ").text(entry.sequence()).raw(": ");
      page.text(
          switch (entry.kind()) {
            case CONTACT ->
                "the address for "
                    + name(ConsentChannel.valueOf(entry.body().need("channel")))
                    + " changed at "
                    + time(Instant.parse(entry.body().need("changedAt")));
            case MERGE -> "merged with " + entry.body().need("absorbed");
            case ERASURE -> "personal data were erased: " + entry.body().need("reason");
            case ACT, TOLD -> "";
          });
      page.raw("</li>\n");
    }
    page.raw("</ul>\n</section>\n");
  }

  private void proof() {
    page.raw("<footer>\n<h2>How to check this</h2>\n<p>Every record is written once. Its hash ");
    page.raw("covers its text and the hash of the record before it, so a later change, deletion, ");
    page.raw("insertion or reordering shows; so does a changed text or picture. ");
    page.raw("<code>stampbook consent verify</code> checks the whole chain. When this page was ");
    page.raw("made the chain ended with record ").text(dossier.end().sequence());
    page.raw(", SHA-256 ").element("code", dossier.end().hash());
    page.raw(". The data file beside this page holds the exact text of every record.</p>\n");
    page.raw("</footer>\n");
  }

  private static String time(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC)) + " UTC";
  }

  private static String shown(ConsentRecord record, ZoneOffset zone) {
    return TIME.format(record.act().occurredAt().atOffset(zone)) + " (UTC" + sign(zone) + ")";
  }

  private static String sign(ZoneOffset zone) {
    return zone.equals(ZoneOffset.UTC) ? "" : zone.getId();
  }

  private static String name(ConsentChannel channel) {
    return switch (channel) {
      case SMS -> "Text messages";
      case EMAIL -> "E-mail";
    };
  }

  private static String standing(ConsentState state) {
    return switch (state) {
      case IN -> "Agreed";
      case OUT -> "Refused";
      case PENDING -> "Asked for, not confirmed";
      case UNKNOWN -> "No consent";
    };
  }

  private static String answer(String state) {
    return switch (ConsentState.valueOf(state)) {
      case IN -> "agreed";
      case OUT -> "refused";
      case PENDING -> "waits for confirmation";
      case UNKNOWN -> "nothing";
    };
  }

  private static String action(Action action) {
    return switch (action) {
      case OPT_IN -> "agreed";
      case OPT_OUT -> "refused";
      case CONFIRM -> "confirmed";
    };
  }

  private static String medium(ConsentAct.Medium medium) {
    return switch (medium) {
      case WEB_FORM -> "web form";
      case CHECKOUT -> "checkout";
      case ACCOUNT_PAGE -> "account page";
      case PAPER -> "paper";
      case KIOSK -> "kiosk";
      case KEYWORD -> "text answer";
      case POS -> "till";
      case PROVIDER -> "reported by another system";
    };
  }

  private static String gate(AgeGate gate) {
    return (gate.result() == AgeGate.Result.PASSED ? "passed" : "not passed")
        + " under "
        + gate.jurisdiction();
  }

  private static String box(Box box) {
    return mark(box.before()) + " when shown, " + mark(box.after()) + " when sent";
  }

  private static String mark(Box.Mark mark) {
    return mark == Box.Mark.TICKED ? "ticked" : "empty";
  }

  private static String state(Delivery message) {
    return switch (message.state()) {
      case WAITING -> "on its way, " + message.attempts() + " attempts";
      case TOLD -> "acknowledged";
      case ORIGIN -> "it told us";
      case SUPERSEDED -> "not needed: " + message.note();
      case HELD -> "held back: " + message.note();
      case NOT_TAKEN -> "it keeps no such consent";
    };
  }
}
