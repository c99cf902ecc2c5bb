package dev.stampbook.consent;

import dev.stampbook.member.PersonName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The circumstances of an act, as far as they are known: what CTIA 5.1.2 asks to keep (springbig sheet 15.2). Immutable. Nothing of it
 * reaches a log or {@link #toString()}.
 */
public final class Evidence {

  private static final int LONGEST_TEXT = 4_000;

  private final ConsentAct.Medium medium;
  private final Instant occurredAt;
  private final Optional<ZoneOffset> shownOffset;
  private final Optional<LocationId> location;
  private final Optional<PersonName> name;
  private final Optional<SessionId> session;
  private final Optional<FormId> form;
  private final Optional<String> pageUrl;
  private final Optional<String> submitLabel;
  private final Optional<String> userAgent;
  private final Optional<String> ipAddress;
  private final Optional<Picture> picture;
  private final Optional<AgeGate> ageGate;

  private Evidence(Builder builder) {
    this.medium = builder.medium;
    this.occurredAt = builder.occurredAt;
    this.shownOffset = builder.shownOffset;
    this.location = builder.location;
    this.name = builder.name;
    this.session = builder.session;
    this.form = builder.form;
    this.pageUrl = builder.pageUrl;
    this.submitLabel = builder.submitLabel;
    this.userAgent = builder.userAgent;
    this.ipAddress = builder.ipAddress;
    this.picture = builder.picture;
    this.ageGate = builder.ageGate;
  }

  /**
   * Starts the evidence of an act.
   *
   * @param medium where it took place
   * @param occurredAt when the person acted, not when we learned of it; kept to the millisecond
   */
  public static Builder builder(ConsentAct.Medium medium, Instant occurredAt) {
    return new Builder(medium, occurredAt);
  }

  /** Starts the evidence of an act at a time as the person's clock showed it. */
  public static Builder builder(ConsentAct.Medium medium, OffsetDateTime shown) {
    Builder builder = new Builder(medium, shown.toInstant());
    builder.shownOffset = Optional.of(shown.getOffset());
    return builder;
  }

  /** Returns where the act took place. */
  public ConsentAct.Medium medium() {
    return medium;
  }

  /** Returns when the person acted, to the millisecond. */
  public Instant occurredAt() {
    return occurredAt;
  }

  /** Returns the offset from UTC of the time the person saw. */
  public Optional<ZoneOffset> shownOffset() {
    return shownOffset;
  }

  /** Returns the merchant's location. */
  public Optional<LocationId> location() {
    return location;
  }

  /** Returns the name the person gave. */
  public Optional<PersonName> name() {
    return name;
  }

  /** Returns the visit. */
  public Optional<SessionId> session() {
    return session;
  }

  /** Returns the form or dialog. */
  public Optional<FormId> form() {
    return form;
  }

  /** Returns the address of the page. */
  public Optional<String> pageUrl() {
    return pageUrl;
  }

  /** Returns the words on the button that was pressed. */
  public Optional<String> submitLabel() {
    return submitLabel;
  }

  /** Returns how the browser named itself. */
  public Optional<String> userAgent() {
    return userAgent;
  }

  /** Returns the IP address the act came from. */
  public Optional<String> ipAddress() {
    return ipAddress;
  }

  /** Returns what was seen. */
  public Optional<Picture> picture() {
    return picture;
  }

  /** Returns what the age gate had said. */
  public Optional<AgeGate> ageGate() {
    return ageGate;
  }

  @Override
  public String toString() {
    return "evidence(" + medium + " at " + occurredAt + ")";
  }

  /** Builds an {@link Evidence}. */
  public static final class Builder {

    private final ConsentAct.Medium medium;
    private final Instant occurredAt;
    private Optional<ZoneOffset> shownOffset = Optional.empty();
    private Optional<LocationId> location = Optional.empty();
    private Optional<PersonName> name = Optional.empty();
    private Optional<SessionId> session = Optional.empty();
    private Optional<FormId> form = Optional.empty();
    private Optional<String> pageUrl = Optional.empty();
    private Optional<String> submitLabel = Optional.empty();
    private Optional<String> userAgent = Optional.empty();
    private Optional<String> ipAddress = Optional.empty();
    private Optional<Picture> picture = Optional.empty();
    private Optional<AgeGate> ageGate = Optional.empty();

    private Builder(ConsentAct.Medium medium, Instant occurredAt) {
      this.medium = medium;
      this.occurredAt = Instant.ofEpochMilli(occurredAt.toEpochMilli());
    }

    /** Sets the merchant's location. */
    public Builder location(LocationId value) {
      this.location = Optional.of(value);
      return this;
    }

    /** Sets the name the person gave. */
    public Builder name(PersonName value) {
      this.name = Optional.of(value);
      return this;
    }

    /** Sets the visit. */
    public Builder session(SessionId value) {
      this.session = Optional.of(value);
      return this;
    }

    /** Sets the form or dialog. */
    public Builder form(FormId value) {
      this.form = Optional.of(value);
      return this;
    }

    /** Sets the address of the page, at most 4,000 characters; leave tokens out of it. */
    public Builder pageUrl(String value) {
      this.pageUrl = Optional.of(bounded(value));
      return this;
    }

    /** Sets the words on the button that was pressed. */
    public Builder submitLabel(String value) {
      this.submitLabel = Optional.of(bounded(value));
      return this;
    }

    /** Sets how the browser named itself; more than 4,000 characters are cut off, because a browser may send anything. */
    public Builder userAgent(String value) {
      this.userAgent = Optional.of(value.substring(0, Math.min(value.length(), LONGEST_TEXT)));
      return this;
    }

    /** Sets the IP address the act came from. */
    public Builder ipAddress(String value) {
      this.ipAddress = Optional.of(bounded(value));
      return this;
    }

    /** Sets what was seen. */
    public Builder picture(Picture value) {
      this.picture = Optional.of(value);
      return this;
    }

    /** Sets what the age gate had said. */
    public Builder ageGate(AgeGate value) {
      this.ageGate = Optional.of(value);
      return this;
    }

    private static String bounded(String value) {
      if (value.length() > LONGEST_TEXT) {
        throw new IllegalArgumentException("a text of evidence has at most 4,000 characters");
      }
      return value;
    }

    /** Returns the evidence. */
    public Evidence build() {
      return new Evidence(this);
    }
  }
}
