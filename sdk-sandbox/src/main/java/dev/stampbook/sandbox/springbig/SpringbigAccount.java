package dev.stampbook.sandbox.springbig;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Holds the state of one emulated merchant: members, check-ins, rewards and redemptions. Tests and
 * demos fill it and look into it here; clients reach it through HTTP.
 *
 * <p>Thread-safe. The account takes at most two million records and refuses more with status 503.
 */
public final class SpringbigAccount {

  private static final long FIRST_MEMBER = 700_000;
  private static final long FIRST_ENTRY = 9_000_000;
  private static final long FIRST_REWARD = 400;
  private static final long FIRST_REDEMPTION = 50_000;
  private static final int MAX_RECORDS = 2_000_000;

  private final SpringbigBehaviour behaviour;
  private final NavigableMap<Long, SpringbigMember> members = new TreeMap<>();
  private final Map<String, SpringbigMember> byKey = new HashMap<>();
  private final Map<String, List<SpringbigMember>> byPhone = new HashMap<>();
  private final Map<String, List<SpringbigMember>> byEmail = new HashMap<>();
  private final NavigableMap<Long, SpringbigEntry> entries = new TreeMap<>();
  private final Map<String, List<SpringbigEntry>> byPosId = new HashMap<>();
  private final NavigableMap<Long, SpringbigReward> rewards = new TreeMap<>();
  private final NavigableMap<Long, SpringbigRedemption> redemptions = new TreeMap<>();
  private final List<String> proofs = new ArrayList<>();
  private Consumer<SpringbigRedemption> redeemed = redemption -> {};

  SpringbigAccount(SpringbigBehaviour behaviour) {
    this.behaviour = behaviour;
  }

  // Filling

  /** Adds a member linked to a customer of a calling system, without points and consent. */
  public synchronized long addMember(
      String posType, String posUser, Optional<String> phone, Optional<String> email) {
    SpringbigMember member = make();
    link(member, posType, posUser);
    setPhone(member, phone);
    setEmail(member, email);
    return member.id;
  }

  /** Adds a member who signed up before any calling system was connected (sheet section 16). */
  public synchronized long addUnlinked(Optional<String> phone, Optional<String> email) {
    SpringbigMember member = make();
    setPhone(member, phone);
    setEmail(member, email);
    return member.id;
  }

  /** Sets the name of a member. */
  public synchronized void name(long memberId, String firstName, String lastName) {
    SpringbigMember member = member(memberId);
    member.firstName = Optional.of(firstName);
    member.lastName = Optional.of(lastName);
  }

  /** Changes points without a client, such as a balance to start with. */
  public synchronized void adjust(long memberId, long change) {
    append(member(memberId), "dashboard", "dashboard-" + entries.size(), change, Money.none());
  }

  /** Takes the text of a person that says STOP: no more text messages (sheet section 15.3). */
  public synchronized void stop(long memberId) {
    member(memberId).allowedSms = Optional.of(false);
  }

  /** Sets what a member has agreed to, without a client. */
  public synchronized void allow(long memberId, Optional<Boolean> sms, Optional<Boolean> email) {
    member(memberId).allowedSms = sms;
    member(memberId).allowedEmail = email;
  }

  /** Adds a reward and returns its number. */
  public synchronized long addReward(SpringbigReward reward) {
    long id = FIRST_REWARD + rewards.size() + 1;
    rewards.put(id, reward);
    return id;
  }

  /** Sets who hears of redemptions, after they stand. */
  public synchronized void onRedeemed(Consumer<SpringbigRedemption> listener) {
    redeemed = listener;
  }

  // Looking into it

  /** Returns the member with this key, or nothing. */
  public synchronized Optional<SpringbigPerson> member(String posType, String posUser) {
    return Optional.ofNullable(byKey.get(key(posType, posUser))).map(SpringbigMember::snapshot);
  }

  /** Returns all members with this phone or e-mail, each once. */
  public synchronized List<SpringbigPerson> members(
      Optional<String> phone, Optional<String> email) {
    List<SpringbigPerson> found = new ArrayList<>(find(phone, Optional.empty()));
    for (SpringbigPerson person : find(Optional.empty(), email)) {
      if (found.stream().noneMatch(known -> known.id() == person.id())) {
        found.add(person);
      }
    }
    return found;
  }

  /** Returns the points of the member with this key, or nothing when there is none. */
  public synchronized OptionalLong balance(String posType, String posUser) {
    SpringbigMember found = byKey.get(key(posType, posUser));
    return found == null ? OptionalLong.empty() : OptionalLong.of(found.points);
  }

  /** Returns the check-ins of a member, oldest first. */
  public synchronized List<SpringbigEntry> entries(long memberId) {
    return List.copyOf(member(memberId).entries);
  }

  /** Returns the redemptions of a member that stand, oldest first. */
  public synchronized List<SpringbigRedemption> redemptions(long memberId) {
    return redemptions.values().stream()
        .filter(one -> one.memberId() == memberId)
        .filter(one -> one.state() == SpringbigRedemption.State.REDEEMED)
        .toList();
  }

  /** Returns the keys under which more than one check-in was recorded, with their number. */
  public synchronized Map<String, Integer> repeatedKeys() {
    Map<String, Integer> repeated = new TreeMap<>();
    byPosId.forEach(
        (key, all) -> {
          if (all.size() > 1) {
            repeated.put(key, all.size());
          }
        });
    return repeated;
  }

  /** Returns the number of check-ins of all members. */
  public synchronized long entryCount() {
    return entries.size();
  }

  /** Returns the ids of the acts whose proof was handed over, in order. */
  public synchronized List<String> proofs() {
    return List.copyOf(proofs);
  }

  // What clients do

  synchronized List<SpringbigPerson> find(Optional<String> phone, Optional<String> email) {
    List<SpringbigMember> found =
        phone
            .map(digits -> byPhone.getOrDefault(digits, List.of()))
            .or(() -> email.map(text -> byEmail.getOrDefault(lower(text), List.of())))
            .orElse(List.of());
    return found.stream().map(SpringbigMember::snapshot).toList();
  }

  /** Creates a member; what happens to one who is there is unknown and a matter of the behaviour. */
  synchronized SpringbigPerson create(SpringbigChange change) {
    if (change.phone().isEmpty() && change.email().isEmpty()) {
      throw SpringbigRefusal.invalid("phone_number", "or email is needed");
    }
    Optional<SpringbigMember> known = known(change);
    if (known.isPresent() && behaviour.twins() == SpringbigBehaviour.Twins.REFUSED) {
      throw SpringbigRefusal.invalid("phone_number", "has already been taken");
    }
    SpringbigMember member =
        known.isPresent() && behaviour.twins() == SpringbigBehaviour.Twins.UPDATED
            ? known.get()
            : make();
    apply(member, change);
    return member.snapshot();
  }

  /** Changes the member with this key, or links whoever has this phone or e-mail. */
  synchronized SpringbigPerson update(SpringbigChange change) {
    SpringbigMember member = known(change).orElseThrow(SpringbigRefusal::notFound);
    apply(member, change);
    return member.snapshot();
  }

  private Optional<SpringbigMember> known(SpringbigChange change) {
    return Optional.ofNullable(byKey.get(key(change.posType(), change.posUser())))
        .or(() -> change.phone().flatMap(phone -> first(byPhone, phone)))
        .or(() -> change.email().flatMap(email -> first(byEmail, lower(email))));
  }

  private static Optional<SpringbigMember> first(
      Map<String, List<SpringbigMember>> index, String key) {
    return index.getOrDefault(key, List.of()).stream().findFirst();
  }

  private void apply(SpringbigMember member, SpringbigChange change) {
    link(member, change.posType(), change.posUser());
    if (change.phone().isPresent()) {
      setPhone(member, change.phone());
    }
    if (change.email().isPresent()) {
      setEmail(member, change.email());
    }
    member.firstName = change.firstName().or(() -> member.firstName);
    member.lastName = change.lastName().or(() -> member.lastName);
    member.allowedSms = change.allowedSms().or(() -> member.allowedSms);
    member.allowedEmail = change.allowedEmail().or(() -> member.allowedEmail);
  }

  synchronized SpringbigPerson known(String posType, String posUser) {
    return member(posType, posUser).orElseThrow(SpringbigRefusal::notFound);
  }

  /** What a visit is about besides its key. */
  record Money(
      Optional<BigDecimal> total, Optional<String> date, Optional<String> location, int lines) {
    static Money none() {
      return new Money(Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
  }

  /** Records a purchase and gives its points. */
  synchronized SpringbigEntry visit(String posType, String posUser, String posId, Money money) {
    SpringbigMember member = customer(posType, posUser);
    BigDecimal total = money.total().orElseThrow();
    if (total.signum() < 0) {
      throw SpringbigRefusal.invalid("transaction_total", "must not be negative");
    }
    long points =
        behaviour.program() == SpringbigBehaviour.Program.PER_VISIT
            ? behaviour.points().longValueExact()
            : total.multiply(behaviour.points()).setScale(0, RoundingMode.DOWN).longValueExact();
    return once(member, posType, posId, points, money);
  }

  /** Records a row that takes points back or gives some, by an invented route. */
  synchronized SpringbigEntry change(String posType, String posUser, String posId, long points) {
    return once(customer(posType, posUser), posType, posId, points, Money.none());
  }

  private SpringbigEntry once(
      SpringbigMember member, String posType, String posId, long points, Money money) {
    List<SpringbigEntry> before = byPosId.getOrDefault(key(posType, posId), List.of());
    if (!before.isEmpty() && behaviour.repeats() == SpringbigBehaviour.Repeats.MERGED) {
      return before.get(0);
    }
    return append(member, posType, posId, points, money);
  }

  private SpringbigEntry append(
      SpringbigMember member, String posType, String posId, long points, Money money) {
    requireRoom();
    long balance = Math.addExact(member.points, points);
    if (points < 0
        && balance < 0
        && behaviour.belowZero() == SpringbigBehaviour.BelowZero.REFUSED) {
      throw SpringbigRefusal.invalid("points", "are more than the member has");
    }
    SpringbigEntry entry =
        new SpringbigEntry(
            FIRST_ENTRY + entries.size() + 1,
            member.id,
            posType,
            posId,
            points,
            money.total(),
            money.date(),
            money.location(),
            money.lines(),
            behaviour.clock().instant());
    entries.put(entry.id(), entry);
    byPosId.computeIfAbsent(key(posType, posId), unused -> new ArrayList<>()).add(entry);
    member.entries.add(entry);
    member.points = balance;
    return entry;
  }

  synchronized List<SpringbigEntry> entries(String posType, String posId) {
    Instant visible = behaviour.clock().instant().minus(behaviour.visibilityDelay());
    return byPosId.getOrDefault(key(posType, posId), List.of()).stream()
        .filter(entry -> !entry.at().isAfter(visible))
        .toList();
  }

  synchronized NavigableMap<Long, SpringbigReward> rewards() {
    return new TreeMap<>(rewards);
  }

  SpringbigRedemption redeem(String posType, String posUser, long rewardId, String posId) {
    SpringbigRedemption made = take(posType, posUser, rewardId, posId);
    redeemed.accept(made);
    return made;
  }

  private synchronized SpringbigRedemption take(
      String posType, String posUser, long rewardId, String posId) {
    SpringbigMember member = customer(posType, posUser);
    SpringbigReward reward =
        Optional.ofNullable(rewards.get(rewardId))
            .filter(one -> one.state() == SpringbigReward.State.ON)
            .orElseThrow(() -> SpringbigRefusal.invalid("reward_id", "is not on offer"));
    if (member.points < reward.points()) {
      throw SpringbigRefusal.invalid("reward_id", "costs more points than the member has");
    }
    long id = FIRST_REDEMPTION + redemptions.size() + 1;
    if (reward.points() > 0) {
      append(member, posType, "redemption-" + id, -reward.points(), Money.none());
    }
    SpringbigRedemption made =
        new SpringbigRedemption(
            id,
            member.id,
            rewardId,
            posType,
            posId,
            reward.points(),
            SpringbigRedemption.State.REDEEMED);
    redemptions.put(id, made);
    return made;
  }

  synchronized List<SpringbigRedemption> redemptions(String posType, String posId) {
    return redemptions.values().stream()
        .filter(one -> one.posType().equals(posType) && one.posId().equals(posId))
        .toList();
  }

  synchronized SpringbigRedemption cancel(long id) {
    SpringbigRedemption standing =
        Optional.ofNullable(redemptions.get(id)).orElseThrow(SpringbigRefusal::notFound);
    if (standing.state() == SpringbigRedemption.State.CANCELLED) {
      throw SpringbigRefusal.invalid("redemption", "is cancelled already");
    }
    if (standing.points() > 0) {
      append(
          member(standing.memberId()),
          standing.posType(),
          "cancellation-" + id,
          standing.points(),
          Money.none());
    }
    redemptions.put(id, standing.cancelled());
    return standing.cancelled();
  }

  synchronized void prove(String posType, String posUser, String actId) {
    customer(posType, posUser);
    requireRoom();
    proofs.add(actId);
  }

  /** A visit of somebody nobody knows is refused: our choice, the sheet is silent. */
  private SpringbigMember customer(String posType, String posUser) {
    return Optional.ofNullable(byKey.get(key(posType, posUser)))
        .orElseThrow(() -> SpringbigRefusal.invalid("pos_user", "is not a member"));
  }

  private SpringbigMember make() {
    requireRoom();
    SpringbigMember member = new SpringbigMember(FIRST_MEMBER + members.size() + 1);
    members.put(member.id, member);
    return member;
  }

  private void link(SpringbigMember member, String posType, String posUser) {
    member.posUser.ifPresent(old -> byKey.remove(key(member.posType.orElse(""), old), member));
    byKey.put(key(posType, posUser), member);
    member.posType = Optional.of(posType);
    member.posUser = Optional.of(posUser);
  }

  private void setPhone(SpringbigMember member, Optional<String> phone) {
    member.phone.ifPresent(old -> byPhone.getOrDefault(old, new ArrayList<>()).remove(member));
    member.phone = phone;
    phone.ifPresent(
        digits -> byPhone.computeIfAbsent(digits, unused -> new ArrayList<>()).add(member));
  }

  private void setEmail(SpringbigMember member, Optional<String> email) {
    member.email.ifPresent(
        old -> byEmail.getOrDefault(lower(old), new ArrayList<>()).remove(member));
    member.email = email;
    email.ifPresent(
        text -> byEmail.computeIfAbsent(lower(text), unused -> new ArrayList<>()).add(member));
  }

  private SpringbigMember member(long memberId) {
    return Optional.ofNullable(members.get(memberId))
        .orElseThrow(
            () -> new IllegalArgumentException("The merchant has no member " + memberId + "."));
  }

  private void requireRoom() {
    if ((long) members.size() + entries.size() + redemptions.size() + proofs.size()
        >= MAX_RECORDS) {
      throw SpringbigRefusal.full();
    }
  }

  private static String key(String posType, String second) {
    return posType + "\n" + second;
  }

  private static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
