package dev.stampbook.member;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A person in a program as the provider described them when they were read. */
public final class Member {

  private final MemberId id;
  private final MemberIdentity identity;
  private final MemberStatus status;
  private final OptionalLong balance;
  private final Optional<TierName> tier;
  private final Optional<Instant> updatedAt;

  private Member(Builder builder) {
    this.id = builder.id;
    this.identity = builder.identity;
    this.status = builder.status;
    this.balance = builder.balance;
    this.tier = builder.tier;
    this.updatedAt = builder.updatedAt;
  }

  /** Starts a member with this id and identity, {@link MemberStatus#ACTIVE} unless said otherwise. */
  public static Builder builder(MemberId id, MemberIdentity identity) {
    return new Builder(id, identity);
  }

  /** Returns the provider's id. */
  public MemberId id() {
    return id;
  }

  /** Returns what the provider knows the person by. */
  public MemberIdentity identity() {
    return identity;
  }

  /** Returns how the person stands in the program. */
  public MemberStatus status() {
    return status;
  }

  /** Returns the spendable points, signed; empty when this provider does not tell with the member. */
  public OptionalLong balance() {
    return balance;
  }

  /** Returns the tier, when the program has tiers and the person is in one. */
  public Optional<TierName> tier() {
    return tier;
  }

  /** Returns when the provider last changed the member, when it tells. */
  public Optional<Instant> updatedAt() {
    return updatedAt;
  }

  @Override
  public String toString() {
    return "member(" + id + ", " + status + ")";
  }

  /** Builds a {@link Member}. */
  public static final class Builder {

    private final MemberId id;
    private final MemberIdentity identity;
    private MemberStatus status = MemberStatus.ACTIVE;
    private OptionalLong balance = OptionalLong.empty();
    private Optional<TierName> tier = Optional.empty();
    private Optional<Instant> updatedAt = Optional.empty();

    private Builder(MemberId id, MemberIdentity identity) {
      this.id = id;
      this.identity = identity;
    }

    /** Sets the status. */
    public Builder status(MemberStatus value) {
      this.status = value;
      return this;
    }

    /** Sets the spendable points. */
    public Builder balance(long value) {
      this.balance = OptionalLong.of(value);
      return this;
    }

    /** Sets the tier. */
    public Builder tier(TierName value) {
      this.tier = Optional.of(value);
      return this;
    }

    /** Sets when the provider last changed the member. */
    public Builder updatedAt(Instant value) {
      this.updatedAt = Optional.of(value);
      return this;
    }

    /** Returns the member. */
    public Member build() {
      return new Member(this);
    }
  }
}
