package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.Keywords;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.consent.ConsentSettings;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.consent.EvidenceKey;
import dev.stampbook.engine.internal.store.Audits;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What all parts of one registry share. */
public final class Shared {

  final ProgramId tenant;
  final Sql sql;
  final List<ConsentTarget> targets;
  final Map<ConsentChannel, ConsentRule> rules;
  final Keywords keywords;
  final Optional<Instant> switchedOn;
  final ConsentSettings settings;
  final InstantSource clock;
  final Chain chain;
  final People people;
  final Papers papers;
  final Deliveries deliveries;
  final Outbox outbox;
  final Sightings sightings;

  private final Audits audits;
  private final String instance = UUID.randomUUID().toString();
  private final AtomicLong claims = new AtomicLong();

  /** Gathers the parts. */
  public Shared(
      ProgramId tenant,
      Sql sql,
      List<ConsentTarget> targets,
      Map<ConsentChannel, ConsentRule.DoubleOptIn> doubleOptIn,
      Keywords keywords,
      Optional<Instant> switchedOn,
      ConsentSettings settings,
      List<EvidenceKey> keys,
      InstantSource clock) {
    this.tenant = tenant;
    this.sql = sql;
    this.targets = List.copyOf(targets);
    this.rules = new EnumMap<>(ConsentChannel.class);
    Arrays.stream(ConsentChannel.values())
        .forEach(
            channel ->
                rules.put(
                    channel,
                    ConsentRule.with(
                        doubleOptIn.getOrDefault(channel, ConsentRule.DoubleOptIn.NOT_NEEDED))));
    this.keywords = keywords;
    this.switchedOn = switchedOn;
    this.settings = settings;
    this.clock = clock;
    Vault vault = new Vault(keys);
    this.chain = new Chain(tenant, vault);
    this.people = new People(tenant, vault);
    this.papers = new Papers(tenant, vault);
    this.deliveries = new Deliveries(tenant);
    this.outbox = new Outbox(this);
    this.sightings = new Sightings(tenant);
    this.audits = new Audits(tenant);
  }

  /** Returns the time, to the millisecond the store keeps. */
  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  String newOwner() {
    return instance + ":" + claims.incrementAndGet();
  }

  /** Decides where consent stands for a person, everybody merged into them included. */
  ConsentRule.Decision decide(Sql.Tx tx, PersonId root, ConsentChannel channel)
      throws SQLException {
    return decide(channel, acts(tx, root), people.get(tx, root));
  }

  ConsentRule.Decision decide(
      ConsentChannel channel, List<ConsentRecord> acts, People.Person person) {
    ConsentRule rule = rules.get(channel);
    if (rule == null) {
      throw new IllegalStateException("no rule for " + channel);
    }
    return rule.decide(channel, acts, person.address(channel));
  }

  ConsentState state(Sql.Tx tx, PersonId root, ConsentChannel channel) throws SQLException {
    return decide(tx, root, channel).state();
  }

  List<ConsentRecord> acts(Sql.Tx tx, PersonId root) throws SQLException {
    return chain.acts(tx, people.all(tx, root));
  }

  /** Adds one line to the audit log; it never tells an address. */
  void audit(Sql.Tx tx, PersonId person, AuditOutcome outcome, String detail) throws SQLException {
    audits.append(
        tx,
        List.of(
            new AuditEntry(
                0,
                "consent",
                AuditEntry.Kind.CONSENT,
                person.value(),
                Optional.empty(),
                now(),
                outcome,
                0,
                Optional.empty(),
                detail,
                Optional.empty(),
                Optional.empty())));
  }
}
