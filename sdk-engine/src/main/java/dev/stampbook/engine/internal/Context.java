package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.engine.EngineSettings;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.Waiting;
import dev.stampbook.engine.internal.store.Audits;
import dev.stampbook.engine.internal.store.CodeRows;
import dev.stampbook.engine.internal.store.Cursors;
import dev.stampbook.engine.internal.store.Debtors;
import dev.stampbook.engine.internal.store.Dialect;
import dev.stampbook.engine.internal.store.MemberLinks;
import dev.stampbook.engine.internal.store.MergeRows;
import dev.stampbook.engine.internal.store.OrderRows;
import dev.stampbook.engine.internal.store.PoolRows;
import dev.stampbook.engine.internal.store.Postings;
import dev.stampbook.engine.internal.store.RedemptionRows;
import dev.stampbook.engine.internal.store.Spenders;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.PolicyRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

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
  final Debtors debtors;
  final Audits audits;
  final MemberLinks links;
  final MergeRows merges;
  final RedemptionRows redemptions;
  final Spenders spenders;
  final CodeRows codes;
  final PoolRows pools;

  private final String instance = UUID.randomUUID().toString();
  private final AtomicLong claims = new AtomicLong();

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
      Sql sql,
      Dialect dialect) {
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
    this.debtors = new Debtors(program);
    this.audits = new Audits(program);
    this.links = new MemberLinks(program);
    this.merges = new MergeRows(program);
    this.redemptions = new RedemptionRows(program);
    this.spenders = new Spenders(program);
    this.codes = new CodeRows(program, dialect);
    this.pools = new PoolRows(program);
  }

  /** Returns the time, to the millisecond the store keeps. */
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /** Returns a name for one claim on postings: no other claim has it, neither of another process nor of another thread. */
  String newOwner() {
    return instance + ":" + claims.incrementAndGet();
  }

  Instant leaseFrom(Instant now) {
    return now.plus(settings.lease());
  }
}
