package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.engine.EngineSettings;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.Waiting;
import dev.stampbook.engine.internal.store.Audits;
import dev.stampbook.engine.internal.store.Cursors;
import dev.stampbook.engine.internal.store.MemberLinks;
import dev.stampbook.engine.internal.store.OrderRows;
import dev.stampbook.engine.internal.store.Postings;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.PolicyRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** What all parts of one program share. */
public final class Context {

  final ProgramId program;
  final LoyaltyProvider provider;
  final OrderSource orders;
  final PolicyRules rules;
  final Optional<Instant> since;
  final EngineSettings settings;
  final InstantSource clock;
  final Waiting waiting;
  final Sql sql;
  final OrderRows orderRows;
  final Postings postings;
  final Cursors cursors;
  final Audits audits;
  final MemberLinks links;

  /** Tells this instance of the program from any other that may share the store. */
  final String owner = UUID.randomUUID().toString();

  /** Gathers the parts. */
  public Context(
      ProgramId program,
      LoyaltyProvider provider,
      OrderSource orders,
      PolicyRules rules,
      Optional<Instant> since,
      EngineSettings settings,
      InstantSource clock,
      Waiting waiting,
      Sql sql) {
    this.program = program;
    this.provider = provider;
    this.orders = orders;
    this.rules = rules;
    this.since = since;
    this.settings = settings;
    this.clock = clock;
    this.waiting = waiting;
    this.sql = sql;
    this.orderRows = new OrderRows(program);
    this.postings = new Postings(program);
    this.cursors = new Cursors(program);
    this.audits = new Audits(program);
    this.links = new MemberLinks(program);
  }

  /** Returns the time, to the millisecond the store keeps. */
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  Instant leaseFrom(Instant now) {
    return now.plus(settings.lease());
  }
}
