package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.engine.consent.PersonToAsk;
import dev.stampbook.engine.consent.PersonToAsk.Reason;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who has to be asked, and about what. Nobody is asked about a channel they said no to. */
final class Asking {

  private final Shared shared;

  Asking(Shared shared) {
    this.shared = shared;
  }

  List<PersonToAsk> all(Sql.Tx tx, int limit) throws SQLException {
    Instant from = shared.switchedOn.orElse(Instant.ofEpochMilli(Long.MIN_VALUE));
    List<PersonToAsk> all = new ArrayList<>();
    for (People.Person person : shared.people.perhapsToAsk(tx, from, limit)) {
      of(tx, person).ifPresent(all::add);
    }
    return all;
  }

  Optional<PersonToAsk> of(Sql.Tx tx, People.Person person) throws SQLException {
    if (person.identity().isEmpty()) {
      return Optional.empty();
    }
    boolean legacy =
        person.accountAt().isPresent()
            && person.askedAt().isEmpty()
            && shared
                .switchedOn
                .filter(on -> person.accountAt().getAsLong() < on.toEpochMilli())
                .isPresent();
    Set<ConsentChannel> open = EnumSet.noneOf(ConsentChannel.class);
    if (legacy) {
      for (ConsentChannel channel : ConsentChannel.values()) {
        if (shared.state(tx, person.id(), channel) != ConsentState.OUT) {
          open.add(channel);
        }
      }
      return question(person, open, Reason.LEGACY_ACCOUNT);
    }
    for (ConsentChannel channel : ConsentChannel.values()) {
      boolean again = person.askAgain().contains(channel.name());
      if (again && shared.state(tx, person.id(), channel) != ConsentState.OUT) {
        open.add(channel);
      }
    }
    if (!open.isEmpty()) {
      return question(person, open, Reason.CHANGED_ADDRESS);
    }
    for (Delivery message : shared.deliveries.about(tx, person.id())) {
      if (message.state() == Deliveries.State.HELD) {
        open.add(message.channel());
      }
    }
    return question(person, open, Reason.DOUBTFUL_NO);
  }

  private static Optional<PersonToAsk> question(
      People.Person person, Set<ConsentChannel> channels, Reason reason) {
    return channels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PersonToAsk(person.id(), person.identity().orElseThrow(), channels, reason));
  }
}
