package dev.stampbook.engine.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * What came of one event.
 *
 * @param person whom it was about, by the registry's key
 * @param changes what it did, channel by channel
 */
public record ConsentOutcome(PersonId person, List<ConsentChange> changes) {

  public ConsentOutcome {
    changes = List.copyOf(changes);
  }

  /** Returns what it did to a channel; empty when it was not about it. */
  public Optional<ConsentChange> of(ConsentChannel channel) {
    return changes.stream().filter(change -> change.channel() == channel).findFirst();
  }
}
