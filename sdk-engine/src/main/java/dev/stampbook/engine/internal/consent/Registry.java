package dev.stampbook.engine.internal.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentClaim;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.consent.ChainReport;
import dev.stampbook.engine.consent.ConsentCounts;
import dev.stampbook.engine.consent.ConsentDifference;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.engine.consent.ConsentOutcome;
import dev.stampbook.engine.consent.PersonToAsk;
import dev.stampbook.engine.internal.Concurrent;
import dev.stampbook.engine.internal.consent.Deliveries.Queue;
import dev.stampbook.engine.internal.consent.Deliveries.State;
import dev.stampbook.engine.internal.consent.Joiner.Proof;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What stands behind a registry: its parts and its threads. */
public final class Registry implements AutoCloseable {

  private static final int MOST_THREADS = 32;

  private final Shared shared;
  private final Events events;
  private final Courier courier;
  private final ReadBack readBack;
  private final Asking asking;
  private final Joiner joiner;
  private final Exporter exporter;
  private final ThreadPoolExecutor threads;
  private final DataSource dataSource;
  private Optional<ConsentScheduling> scheduling = Optional.empty();

  /** Puts the parts together. */
  public Registry(Shared shared, DataSource dataSource) {
    this.shared = shared;
    this.dataSource = dataSource;
    // two for each system: one of them is free for opt-outs while the other waits for an answer
    this.threads = pool(Math.max(1, Math.min(MOST_THREADS, 2 * shared.targets.size())));
    this.events = new Events(shared);
    this.courier = new Courier(shared, new Concurrent(threads));
    this.readBack = new ReadBack(shared);
    this.asking = new Asking(shared);
    this.joiner = new Joiner(shared);
    this.exporter = new Exporter(shared);
  }

  private static ThreadPoolExecutor pool(int size) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size,
            size,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000),
            task -> {
              Thread thread = new Thread(task, "stampbook-consent");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Records what was ticked when an account was confirmed; that proves its e-mail address. */
  public ConsentOutcome registrationConfirmed(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return woken(events.asked(who, evidence, answers, Proof.GIVEN));
  }

  /** Records what was ticked at checkout. */
  public ConsentOutcome checkedOut(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return woken(events.asked(who, evidence, answers, Proof.NONE));
  }

  /** Records saved options. */
  public ConsentOutcome optionsChanged(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return woken(events.optionsChanged(who, evidence, answers));
  }

  /** Records the answer to the question of older accounts. */
  public ConsentOutcome reconfirmed(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return woken(events.reconfirmed(who, evidence, answers));
  }

  /** Records that an account ended. */
  public ConsentOutcome deactivated(MemberIdentity who, Evidence evidence) {
    return woken(events.deactivated(who, evidence));
  }

  /** Records one act that needs no form. */
  public ConsentOutcome acted(
      MemberIdentity who,
      Evidence evidence,
      ConsentChannel channel,
      ConsentAct.Action action,
      Optional<SystemName> by) {
    return woken(events.acted(who, evidence, channel, action, by));
  }

  /** Records what a text answer means. */
  public List<ConsentOutcome> answeredByText(
      PhoneNumber from, String text, Instant at, SystemName by) {
    return woken(events.answeredByText(from, text, at, by));
  }

  /** Notes a claim. */
  public ConsentOutcome claimed(MemberIdentity who, ConsentClaim claim) {
    return events.claimed(who, claim);
  }

  /** Records a changed address. */
  public ConsentOutcome contactChanged(MemberIdentity who, ContactAddress now, Evidence evidence) {
    return woken(events.contactChanged(who, now, evidence));
  }

  /** Unites two people. */
  public PersonId merged(MemberIdentity survivor, MemberIdentity absorbed, Instant at) {
    return woken(events.merged(survivor, absorbed, at));
  }

  /** Notes an account. */
  public PersonId accountKnown(MemberIdentity who, Instant createdAt) {
    return events.accountKnown(who, createdAt);
  }

  /** Returns where consent stands. */
  public ConsentStatus state(MemberIdentity who) {
    return shared.sql.inTransaction(
        tx -> {
          Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
          for (ConsentChannel channel : ConsentChannel.values()) {
            Optional<PersonId> person = find(tx, who, channel);
            if (person.isPresent()) {
              states.put(channel, shared.state(tx, person.get(), channel));
            }
          }
          return new ConsentStatus(states, ConsentStatus.Granularity.PER_CHANNEL);
        });
  }

  /** Returns the key of a person. */
  public Optional<PersonId> person(MemberIdentity who) {
    return shared.sql.inTransaction(tx -> find(tx, who, ConsentChannel.EMAIL));
  }

  private Optional<PersonId> find(Sql.Tx tx, MemberIdentity who, ConsentChannel channel)
      throws SQLException {
    Optional<Chain.End> end = shared.chain.end(tx);
    return end.isEmpty() ? Optional.empty() : joiner.find(tx, end.get().pepper(), who, channel);
  }

  /** Returns the acts of a person. */
  public List<ConsentRecord> history(MemberIdentity who) {
    return shared.sql.inTransaction(
        tx -> {
          List<ConsentRecord> acts = new ArrayList<>();
          List<PersonId> people = new ArrayList<>();
          for (ConsentChannel channel : ConsentChannel.values()) {
            Optional<PersonId> person = find(tx, who, channel);
            if (person.isPresent() && !people.contains(person.get())) {
              people.add(person.get());
              acts.addAll(shared.acts(tx, person.get()));
            }
          }
          acts.sort(Comparator.comparingLong(act -> act.link().sequence()));
          return acts;
        });
  }

  /** Returns whether a person has to be asked. */
  public Optional<PersonToAsk> toAsk(MemberIdentity who) {
    return shared.sql.inTransaction(
        tx -> {
          Optional<PersonId> person = find(tx, who, ConsentChannel.EMAIL);
          return person.isPresent()
              ? asking.of(tx, shared.people.get(tx, person.get()))
              : Optional.empty();
        });
  }

  /** Returns people to ask. */
  public List<PersonToAsk> toAsk(int limit) {
    return shared.sql.inTransaction(tx -> asking.all(tx, limit));
  }

  /** Sends what is due. */
  public int runOnce(int limit) {
    return courier.runOnce(limit);
  }

  /** Sends the opt-outs that are due. */
  int optOuts(int limit) {
    return courier.optOuts(limit);
  }

  /** Begins to work in the background. */
  public synchronized void start() {
    if (scheduling.isEmpty()) {
      ConsentScheduling started =
          new ConsentScheduling(this, shared.tenant, shared.settings, dataSource);
      started.start();
      scheduling = Optional.of(started);
    }
  }

  private synchronized <T> T woken(T result) {
    scheduling.ifPresent(ConsentScheduling::wake);
    return result;
  }

  /** Reads consent back. */
  public List<ConsentDifference> readBack(int limit) {
    return woken(readBack.run(shared.now(), limit));
  }

  /** Reads back whose time has come. */
  List<ConsentDifference> readBackWhoIsDue() {
    return woken(
        readBack.run(shared.now().minus(shared.settings.readBackEvery()), shared.settings.batch()));
  }

  /** Reads one person's consent back. */
  public List<ConsentDifference> readBack(MemberIdentity who) {
    Optional<PersonId> person = person(who);
    return person.isPresent() ? woken(readBack.of(person.get())) : List.of();
  }

  /** Returns the differences that were found when the systems were last read. */
  public List<ConsentDifference> differences(int limit) {
    return shared.sql.inTransaction(tx -> shared.sightings.differences(tx, limit));
  }

  /** Counts. */
  public ConsentCounts counts() {
    return shared.sql.inTransaction(
        tx -> {
          Deliveries.Waiting outs = shared.deliveries.count(tx, Queue.OPT_OUTS, State.WAITING);
          Deliveries.Waiting ins = shared.deliveries.count(tx, Queue.OTHERS, State.WAITING);
          return new ConsentCounts(
              shared.people.count(tx),
              shared.chain.count(tx),
              outs.messages(),
              outs.oldest().isPresent()
                  ? Optional.of(Instant.ofEpochMilli(outs.oldest().getAsLong()))
                  : Optional.empty(),
              ins.messages(),
              outs.refused() + ins.refused(),
              shared.deliveries.count(tx, Queue.OTHERS, State.HELD).messages(),
              asking.all(tx, 10_000).size());
        });
  }

  /** Verifies the chain. */
  public ChainReport verify(Optional<ChainAnchor> noted) {
    return new Verifier(shared).run(noted);
  }

  /** Exports a person. */
  public Optional<ConsentExport> export(PersonId person) {
    return shared.sql.inTransaction(
        tx ->
            shared.people.find(tx, person).isPresent()
                ? Optional.of(exporter.export(tx, person))
                : Optional.empty());
  }

  /** Erases a person. */
  public ConsentExport erase(PersonId person, String reason) {
    return new Eraser(shared, exporter).erase(person, reason);
  }

  @Override
  public void close() {
    Optional<ConsentScheduling> running;
    synchronized (this) {
      running = scheduling;
      scheduling = Optional.empty();
    }
    running.ifPresent(ConsentScheduling::close);
    threads.shutdown();
  }
}
