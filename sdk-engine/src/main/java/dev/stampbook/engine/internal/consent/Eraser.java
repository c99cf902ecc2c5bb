package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.PersonId;
import dev.stampbook.consent.PictureRef;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Erases a person's data on request: what lies beside the chain goes, the chain and the no stay. */
final class Eraser {

  private final Shared shared;
  private final Exporter exporter;

  Eraser(Shared shared, Exporter exporter) {
    this.shared = shared;
    this.exporter = exporter;
  }

  ConsentExport erase(PersonId asked, String reason) {
    if (reason.isBlank() || reason.length() > 200) {
      throw new IllegalArgumentException("an erasure has a reason of at most 200 characters");
    }
    return shared.sql.inTransaction(
        tx -> {
          Chain.End end = shared.chain.lock(tx);
          PersonId person = shared.people.root(tx, shared.people.get(tx, asked).id());
          List<PersonId> all = shared.people.all(tx, person);
          refuseWhileOpen(tx, person, all);
          ConsentExport before = exporter.export(tx, person);
          List<ContactAddress> kept = refusedAddresses(tx, person);
          Set<String> erased = erase(tx, all);
          for (PersonId one : all) {
            shared.people.forget(tx, one, one.equals(person) ? kept : List.of(), end.pepper());
          }
          String id = Chain.newId().value();
          shared.chain.append(
              tx,
              Chain.Kind.ERASURE,
              id,
              person,
              "erasure:" + id,
              new Fields().put("erased", String.join(" ", erased)).put("reason", reason),
              shared.now());
          shared.audit(tx, person, AuditOutcome.RECORDED, "erased on request");
          return before;
        });
  }

  private void refuseWhileOpen(Sql.Tx tx, PersonId person, List<PersonId> all) throws SQLException {
    for (ConsentChannel channel : ConsentChannel.values()) {
      ConsentState state = shared.state(tx, person, channel);
      if (state == ConsentState.IN || state == ConsentState.PENDING) {
        throw new IllegalStateException(
            "the person is " + state + " for " + channel + "; deactivate the account first");
      }
    }
    for (PersonId one : all) {
      for (Delivery message : shared.deliveries.about(tx, one)) {
        if (message.isOptOut() && message.state() == Deliveries.State.WAITING) {
          throw new IllegalStateException(
              message.target()
                  + " has not acknowledged an opt-out yet; erase when it has, or the opt-out would"
                  + " be lost");
        }
      }
    }
  }

  /** A no has to be kept: the addresses stay findable by their hash. */
  private List<ContactAddress> refusedAddresses(Sql.Tx tx, PersonId person) throws SQLException {
    List<ContactAddress> kept = new ArrayList<>();
    for (ConsentChannel channel : ConsentChannel.values()) {
      Optional<ContactAddress> address = shared.people.get(tx, person).address(channel);
      if (address.isPresent() && shared.state(tx, person, channel) == ConsentState.OUT) {
        kept.add(address.get());
      }
    }
    return kept;
  }

  private Set<String> erase(Sql.Tx tx, List<PersonId> all) throws SQLException {
    Set<String> erased = new TreeSet<>();
    for (Chain.Entry entry : shared.chain.entries(tx, all)) {
      if (entry.body().get("details").isPresent()) {
        shared.chain.erase(tx, entry.id());
        erased.add("details:" + entry.id());
      }
      Optional<PictureRef> picture = Texts.picture(entry.body());
      if (picture.isPresent()
          && !shared.chain.isMentionedByOthers(tx, picture.get().hash().hex(), all)) {
        shared.papers.erase(tx, picture.get().hash());
        erased.add("picture:" + picture.get().hash());
      }
    }
    return erased;
  }
}
