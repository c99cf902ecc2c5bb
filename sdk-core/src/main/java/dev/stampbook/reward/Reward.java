package dev.stampbook.reward;

import dev.stampbook.discount.Discount;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Something a member can take, as the provider's catalogue described it. */
public final class Reward {

  private final RewardId id;
  private final String name;
  private final RewardCost cost;
  private final Optional<Discount> discount;
  private final OptionalLong stock;
  private final Optional<Instant> availableUntil;

  private Reward(Builder builder) {
    this.id = builder.id;
    this.name = builder.name;
    this.cost = builder.cost;
    this.discount = builder.discount;
    this.stock = builder.stock;
    this.availableUntil = builder.availableUntil;
  }

  /** Starts a reward. */
  public static Builder builder(RewardId id, String name, RewardCost cost) {
    return new Builder(id, name, cost);
  }

  /** Returns the provider's id. */
  public RewardId id() {
    return id;
  }

  /** Returns what the member reads. */
  public String name() {
    return name;
  }

  /** Returns the cost in points. */
  public RewardCost cost() {
    return cost;
  }

  /** Returns what it becomes at checkout; empty when only the issued reward tells, as with codes. */
  public Optional<Discount> discount() {
    return discount;
  }

  /** Returns how many are left; empty when the number is not limited or not told. */
  public OptionalLong stock() {
    return stock;
  }

  /** Returns until when it can be taken, exclusive; empty for no end. */
  public Optional<Instant> availableUntil() {
    return availableUntil;
  }

  @Override
  public String toString() {
    return "reward(" + id + ", " + name + ")";
  }

  /** Builds a {@link Reward}. */
  public static final class Builder {

    private final RewardId id;
    private final String name;
    private final RewardCost cost;
    private Optional<Discount> discount = Optional.empty();
    private OptionalLong stock = OptionalLong.empty();
    private Optional<Instant> availableUntil = Optional.empty();

    private Builder(RewardId id, String name, RewardCost cost) {
      this.id = id;
      this.name = name;
      this.cost = cost;
    }

    /** Sets what it becomes at checkout. */
    public Builder discount(Discount value) {
      this.discount = Optional.of(value);
      return this;
    }

    /** Sets how many are left. */
    public Builder stock(long value) {
      this.stock = OptionalLong.of(value);
      return this;
    }

    /** Sets until when it can be taken, exclusive. */
    public Builder availableUntil(Instant value) {
      this.availableUntil = Optional.of(value);
      return this;
    }

    /** Returns the reward. */
    public Reward build() {
      return new Reward(this);
    }
  }
}
