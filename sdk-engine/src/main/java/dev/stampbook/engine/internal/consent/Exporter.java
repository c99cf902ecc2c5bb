package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule.Decision;
import dev.stampbook.consent.DisclosureRef;
import dev.stampbook.consent.PersonId;
import dev.stampbook.consent.PictureRef;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.consent.Dossier.Act;
import dev.stampbook.engine.internal.consent.Dossier.Standing;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers everything about one person. */
final class Exporter {

  private final Shared shared;

  Exporter(Shared shared) {
    this.shared = shared;
  }

  ConsentExport export(Sql.Tx tx, PersonId asked) throws SQLException {
    PersonId person = shared.people.root(tx, asked);
    Dossier dossier = gather(tx, person);
    return new ConsentExport(person, DossierJson.of(dossier), DossierPage.of(dossier));
  }

  private Dossier gather(Sql.Tx tx, PersonId person) throws SQLException {
    List<PersonId> all = shared.people.all(tx, person);
    List<Chain.Entry> entries = shared.chain.entries(tx, all);
    List<Act> acts = new ArrayList<>();
    List<Chain.Entry> others = new ArrayList<>();
    for (Chain.Entry entry : entries) {
      if (entry.kind() == Chain.Kind.ACT) {
        acts.add(act(tx, entry));
      } else {
        others.add(entry);
      }
    }
    List<Standing> standings = new ArrayList<>();
    for (ConsentChannel channel : ConsentChannel.values()) {
      Decision decision = shared.decide(tx, person, channel);
      standings.add(new Standing(channel, decision.state(), decision.by()));
    }
    List<Delivery> messages = new ArrayList<>();
    for (PersonId one : all) {
      messages.addAll(shared.deliveries.about(tx, one));
    }
    return new Dossier(
        shared.tenant.value(),
        person,
        shared.people.get(tx, person).identity(),
        shared.now(),
        standings,
        acts,
        others,
        messages,
        shared.chain.end(tx).orElseThrow().anchor());
  }

  private Act act(Sql.Tx tx, Chain.Entry entry) throws SQLException {
    ConsentRecord record =
        Texts.record(entry.body(), shared.chain.details(tx, entry.id()), entry.hash());
    Optional<DisclosureRef> disclosure = record.disclosure();
    Optional<PictureRef> picture = record.picture();
    return new Act(
        record,
        entry.body().text(),
        disclosure.isPresent() ? shared.papers.text(tx, disclosure.get()) : Optional.empty(),
        picture.isPresent() ? shared.papers.picture(tx, picture.get().hash()) : Optional.empty());
  }
}
