package dev.stampbook.engine.internal.store;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionReview;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** One redemption: what was asked for, how far each of its two sides has come, and what its order says. Immutable. */
public record RedemptionRow(
    RedemptionId id,
    MemberId member,
    Reward reward,
    long points,
    CheckoutId checkout,
    RedemptionState state,
    Taken taken,
    Placed placed,
    Wish wish,
    ClaimMarker marker,
    Optional<String> issueId,
    Optional<CouponCode> code,
    CodeSource codeSource,
    Optional<Discount> discount,
    Optional<Money> worth,
    Optional<OrderId> order,
    Seen seen,
    long dueBack,
    Asked cancelling,
    long cancelled,
    long waived,
    long restored,
    Asked noted,
    Optional<Refusal> refusal,
    Optional<Question> question,
    String note,
    Optional<Instant> heldUntil,
    Optional<Instant> expiresAt,
    Optional<Instant> dueAt,
    Pace pace,
    int attempts,
    long noticed,
    long handled,
    String owner,
    Instant leaseUntil,
    Instant createdAt,
    Instant updatedAt) {

  /** How the points stand. */
  public enum Taken {
    /** With the member. */
    NO,
    /** Held here; the provider takes them when the order completes. */
    HELD,
    /** The provider was asked, or is about to be. */
    ASKED,
    /** The provider took them. */
    YES
  }

  /** How the discount stands. */
  public enum Placed {
    /** On no checkout. */
    NO,
    /** The commerce system was asked to put it there, or is about to be. */
    ASKED,
    /** On the checkout, or its code is with the member. */
    ON,
    /** Withdrawn and provably unused. */
    OFF,
    /** On an order. */
    USED
  }

  /** What is wanted of the discount. */
  public enum Wish {
    KEEP,
    APPLY,
    WITHDRAW,
    /** It stays used, and a person said that the points are to be taken whatever the balance. */
    TAKE
  }

  /** Who made the code. */
  public enum CodeSource {
    NONE,
    PROVIDER,
    POOL
  }

  /** What was last seen of the order. */
  public enum Seen {
    UNSEEN,
    /** Placed, neither complete nor given up. */
    OPEN,
    /** Reached an earning state. */
    COMPLETE,
    /** Its payment failed before it was ever complete. */
    FAILED,
    /** Cancelled, voided or deleted; or its payment failed after it was complete. */
    TAKEN_BACK,
    /** Complete, and without the discount. */
    WITHOUT
  }

  /** How a side step stands. */
  public enum Asked {
    NO,
    /** Was begun, or is about to be. */
    ASKED,
    DONE
  }

  /** Who waits for whom. */
  public enum Pace {
    /** Time or an order has to come. */
    WAITS,
    /** The engine has something to do. */
    ACTIVE
  }

  /** Returns whether the discount can still be used for an order. */
  public boolean isUsable() {
    return question.isEmpty() && state.isUsable();
  }

  /** Returns whether the code is one that only its provider could withdraw. */
  public boolean isProviderCode() {
    return codeSource == CodeSource.PROVIDER;
  }

  /** Returns the row as users see it: while a person is asked, that is where it stands. */
  public Redemption forUsers() {
    return new Redemption(
        id,
        member,
        reward.id(),
        reward.name(),
        points,
        restored,
        checkout,
        question.isPresent() ? RedemptionState.NEEDS_REVIEW : state,
        discount,
        worth,
        code,
        order,
        heldUntil,
        expiresAt,
        refusal,
        question.map(asked -> new RedemptionReview(asked, note)),
        note,
        createdAt,
        updatedAt);
  }

  /** Returns the row as its new owner holds it. */
  public RedemptionRow ownedBy(String newOwner, Instant lease) {
    return new RedemptionRow(
        id,
        member,
        reward,
        points,
        checkout,
        state,
        taken,
        placed,
        wish,
        marker,
        issueId,
        code,
        codeSource,
        discount,
        worth,
        order,
        seen,
        dueBack,
        cancelling,
        cancelled,
        waived,
        restored,
        noted,
        refusal,
        question,
        note,
        heldUntil,
        expiresAt,
        dueAt,
        pace,
        attempts,
        noticed,
        handled,
        newOwner,
        lease,
        createdAt,
        updatedAt);
  }

  /** Starts a changed copy. */
  public Change change() {
    return new Change(this);
  }

  /** Collects changes. Not thread-safe. */
  public static final class Change {

    private final RedemptionRow from;
    private long points;
    private CheckoutId checkout;
    private RedemptionState state;
    private Taken taken;
    private Placed placed;
    private Wish wish;
    private ClaimMarker marker;
    private Optional<String> issueId;
    private Optional<CouponCode> code;
    private CodeSource codeSource;
    private Optional<Discount> discount;
    private Optional<Money> worth;
    private Asked cancelling;
    private long cancelled;
    private long waived;
    private long restored;
    private Asked noted;
    private Optional<Refusal> refusal;
    private Optional<Question> question;
    private String note;
    private Optional<Instant> heldUntil;
    private Optional<Instant> expiresAt;
    private Optional<Instant> dueAt;
    private Pace pace;
    private int attempts;
    private Instant updatedAt;

    private Change(RedemptionRow from) {
      this.from = from;
      this.points = from.points;
      this.checkout = from.checkout;
      this.state = from.state;
      this.taken = from.taken;
      this.placed = from.placed;
      this.wish = from.wish;
      this.marker = from.marker;
      this.issueId = from.issueId;
      this.code = from.code;
      this.codeSource = from.codeSource;
      this.discount = from.discount;
      this.worth = from.worth;
      this.cancelling = from.cancelling;
      this.cancelled = from.cancelled;
      this.waived = from.waived;
      this.restored = from.restored;
      this.noted = from.noted;
      this.refusal = from.refusal;
      this.question = from.question;
      this.note = from.note;
      this.heldUntil = from.heldUntil;
      this.expiresAt = from.expiresAt;
      this.dueAt = from.dueAt;
      this.pace = from.pace;
      this.attempts = from.attempts;
      this.updatedAt = from.updatedAt;
    }

    /** Sets points. */
    public Change points(long value) {
      this.points = value;
      return this;
    }

    /** Sets checkout. */
    public Change checkout(CheckoutId value) {
      this.checkout = value;
      return this;
    }

    /** Sets state. */
    public Change state(RedemptionState value) {
      this.state = value;
      return this;
    }

    /** Sets taken. */
    public Change taken(Taken value) {
      this.taken = value;
      return this;
    }

    /** Sets placed. */
    public Change placed(Placed value) {
      this.placed = value;
      return this;
    }

    /** Sets wish. */
    public Change wish(Wish value) {
      this.wish = value;
      return this;
    }

    /** Sets marker. */
    public Change marker(ClaimMarker value) {
      this.marker = value;
      return this;
    }

    /** Sets issueId. */
    public Change issueId(Optional<String> value) {
      this.issueId = value;
      return this;
    }

    /** Sets code. */
    public Change code(Optional<CouponCode> value) {
      this.code = value;
      return this;
    }

    /** Sets codeSource. */
    public Change codeSource(CodeSource value) {
      this.codeSource = value;
      return this;
    }

    /** Sets discount. */
    public Change discount(Optional<Discount> value) {
      this.discount = value;
      return this;
    }

    /** Sets worth. */
    public Change worth(Optional<Money> value) {
      this.worth = value;
      return this;
    }

    /** Sets cancelling. */
    public Change cancelling(Asked value) {
      this.cancelling = value;
      return this;
    }

    /** Sets cancelled. */
    public Change cancelled(long value) {
      this.cancelled = value;
      return this;
    }

    /** Sets waived. */
    public Change waived(long value) {
      this.waived = value;
      return this;
    }

    /** Sets restored. */
    public Change restored(long value) {
      this.restored = value;
      return this;
    }

    /** Sets noted. */
    public Change noted(Asked value) {
      this.noted = value;
      return this;
    }

    /** Sets refusal. */
    public Change refusal(Optional<Refusal> value) {
      this.refusal = value;
      return this;
    }

    /** Sets question. */
    public Change question(Optional<Question> value) {
      this.question = value;
      return this;
    }

    /** Sets note. */
    public Change note(String value) {
      this.note = value;
      return this;
    }

    /** Sets heldUntil. */
    public Change heldUntil(Optional<Instant> value) {
      this.heldUntil = value;
      return this;
    }

    /** Sets expiresAt. */
    public Change expiresAt(Optional<Instant> value) {
      this.expiresAt = value;
      return this;
    }

    /** Sets dueAt. */
    public Change dueAt(Optional<Instant> value) {
      this.dueAt = value;
      return this;
    }

    /** Sets pace. */
    public Change pace(Pace value) {
      this.pace = value;
      return this;
    }

    /** Sets attempts. */
    public Change attempts(int value) {
      this.attempts = value;
      return this;
    }

    /** Sets updatedAt. */
    public Change updatedAt(Instant value) {
      this.updatedAt = value;
      return this;
    }

    /** Returns the changed copy. */
    public RedemptionRow row() {
      return new RedemptionRow(
          from.id,
          from.member,
          from.reward,
          points,
          checkout,
          state,
          taken,
          placed,
          wish,
          marker,
          issueId,
          code,
          codeSource,
          discount,
          worth,
          from.order,
          from.seen,
          from.dueBack,
          cancelling,
          cancelled,
          waived,
          restored,
          noted,
          refusal,
          question,
          note,
          heldUntil,
          expiresAt,
          dueAt,
          pace,
          attempts,
          from.noticed,
          from.handled,
          from.owner,
          from.leaseUntil,
          from.createdAt,
          updatedAt);
    }
  }
}
