package dev.stampbook.engine.internal;

import dev.stampbook.FailedCall;
import dev.stampbook.UnavailableException;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.Profile;
import dev.stampbook.points.PostingReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes people members, one call per person at a time on all nodes, and gives a welcome bonus once (KF-27). That somebody is being enrolled is
 * written down before the provider is asked: whoever is a member after a crash, and was none before, became one by us.
 */
final class Enrolments {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int FIRST = 1;

  private final Context context;
  private final long welcomeBonus;
  private final Turns turns;
  private final Sender sender;
  private final Settler settler;
  private final MemberPostings postings;

  Enrolments(Context context, long welcomeBonus) {
    this.context = context;
    this.welcomeBonus = welcomeBonus;
    this.turns = new Turns(context, PATIENCE);
    this.sender = new Sender(context);
    this.settler = new Settler(context, sender);
    this.postings = new MemberPostings(context);
  }

  Enrollment enroll(MemberIdentity who, Profile profile) {
    String key =
        Digest.customerKey(who)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "an enrolment needs a customer id, an e-mail address or a phone number"));
    try (Turns.Turn turn =
        turns
            .take(MemberId.of("enrolment " + key))
            .orElseThrow(
                () ->
                    new UnavailableException(
                        "somebody else enrols this person just now; try again",
                        FailedCall.unanswered(context.provider.name(), "enroll")))) {
      return inTurn(turn, key, who, profile);
    }
  }

  private Enrollment inTurn(Turns.Turn turn, String key, MemberIdentity who, Profile profile) {
    boolean begun = context.sql.inTransaction(tx -> context.links.isBeingEnrolled(tx, key));
    if (!begun) {
      Optional<Member> known = known(key, who);
      if (known.isPresent()) {
        MemberId member = known.get().id();
        context.sql.run(tx -> context.links.link(tx, key, member, context.now()));
        return new Enrollment.AlreadyMember(known.get());
      }
      context.sql.run(tx -> context.links.enrolmentBegun(tx, key, context.now()));
    }
    Enrollment made = context.provider.members().enroll(who, profile);
    member(made).ifPresent(member -> welcome(turn, key, who, member));
    return made;
  }

  /** By what we remember, also where the provider's search minds the spelling of an address; else by asking. */
  private Optional<Member> known(String key, MemberIdentity who) {
    Optional<MemberId> linked =
        context.sql.inTransaction(
            tx -> {
              Optional<MemberId> member = context.links.find(tx, key);
              return member.isEmpty()
                  ? member
                  : Optional.of(context.merges.survivorOf(tx, member.get()));
            });
    return linked
        .map(
            member ->
                context
                    .provider
                    .members()
                    .find(MemberIdentity.of(member))
                    .orElseGet(() -> Member.builder(member, who).build()))
        .or(() -> context.provider.members().find(who));
  }

  private static Optional<MemberId> member(Enrollment made) {
    if (made instanceof Enrollment.Enrolled enrolled) {
      return Optional.of(enrolled.member().id());
    }
    return made instanceof Enrollment.AlreadyMember there
        ? Optional.of(there.member().id())
        : Optional.empty();
  }

  private void welcome(Turns.Turn turn, String key, MemberIdentity who, MemberId member) {
    PostingRow bonus =
        postings.intent(
            Subjects.welcome(member), FIRST, member, welcomeBonus, PostingReason.BONUS, "Welcome");
    boolean due =
        context.sql.inTransaction(
            tx -> {
              context.links.link(tx, key, member, context.now());
              if (who.email().isPresent()) {
                String address = Digest.emailKey(who.email().get());
                context.links.link(tx, address, member, context.now());
              }
              context.links.enrolmentDone(tx, key);
              return welcomeBonus > 0
                  && turn.stillOurs(tx)
                  && context.postings.insert(tx, List.of(bonus));
            });
    if (due) {
      record(sender.send(bonus, Optional.empty()));
    }
  }

  /** Settles bonuses whose outcome was open; returns how many there were. */
  int driveDue(int limit) {
    List<PostingRow> due =
        context.sql.inTransaction(
            tx -> context.postings.due(tx, context.now(), limit, Subjects.WELCOME));
    due.forEach(row -> settler.settle(row, Optional.empty()).ifPresent(this::record));
    return due.size();
  }

  Optional<Instant> nextDue() {
    return context.sql.inTransaction(tx -> context.postings.nextDue(tx, Subjects.WELCOME)).stream()
        .mapToObj(Instant::ofEpochMilli)
        .findFirst();
  }

  long waitingForPerson() {
    return context.sql.inTransaction(
        tx -> context.postings.inState(tx, PostingState.UNCERTAIN, Subjects.WELCOME));
  }

  private void record(Sent sent) {
    context.sql.run(tx -> postings.record(tx, sent, "enrolment", "welcome bonus"));
  }
}
