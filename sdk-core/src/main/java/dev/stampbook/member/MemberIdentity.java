package dev.stampbook.member;

import java.util.Optional;

/**
 * Everything a person can be found by. A provider uses what it knows, strongest first: member id, card code, POS id, customer id, e-mail,
 * phone. At least one is present.
 */
public final class MemberIdentity {

  private final Optional<MemberId> memberId;
  private final Optional<CardCode> cardCode;
  private final Optional<PosId> posId;
  private final Optional<CustomerId> customerId;
  private final Optional<EmailAddress> email;
  private final Optional<PhoneNumber> phone;

  private MemberIdentity(Builder builder) {
    this.memberId = builder.memberId;
    this.cardCode = builder.cardCode;
    this.posId = builder.posId;
    this.customerId = builder.customerId;
    this.email = builder.email;
    this.phone = builder.phone;
  }

  /** Starts an identity. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the identity of the member with this id. */
  public static MemberIdentity of(MemberId id) {
    return builder().memberId(id).build();
  }

  /** Returns the identity of whoever has this address. */
  public static MemberIdentity of(EmailAddress email) {
    return builder().email(email).build();
  }

  /** Returns the provider's member id, when it is known. */
  public Optional<MemberId> memberId() {
    return memberId;
  }

  /** Returns the card code, when there is one. */
  public Optional<CardCode> cardCode() {
    return cardCode;
  }

  /** Returns the id at the point of sale, when there is one. */
  public Optional<PosId> posId() {
    return posId;
  }

  /** Returns the commerce system's customer id; empty for guests. */
  public Optional<CustomerId> customerId() {
    return customerId;
  }

  /** Returns the e-mail address, when it is known. */
  public Optional<EmailAddress> email() {
    return email;
  }

  /** Returns the phone number, when it is known. */
  public Optional<PhoneNumber> phone() {
    return phone;
  }

  /** Returns a builder that starts from this identity. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.memberId = memberId;
    builder.cardCode = cardCode;
    builder.posId = posId;
    builder.customerId = customerId;
    builder.email = email;
    builder.phone = phone;
    return builder;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemberIdentity that
        && memberId.equals(that.memberId)
        && cardCode.equals(that.cardCode)
        && posId.equals(that.posId)
        && customerId.equals(that.customerId)
        && email.equals(that.email)
        && phone.equals(that.phone);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(memberId, cardCode, posId, customerId, email, phone);
  }

  @Override
  public String toString() {
    return "identity(member id "
        + memberId.map(MemberId::value).orElse("unknown")
        + ", customer id "
        + customerId.map(CustomerId::value).orElse("none")
        + ", e-mail "
        + (email.isPresent() ? "hidden" : "none")
        + ", phone "
        + (phone.isPresent() ? "hidden" : "none")
        + ")";
  }

  /** Builds a {@link MemberIdentity}. */
  public static final class Builder {

    private Optional<MemberId> memberId = Optional.empty();
    private Optional<CardCode> cardCode = Optional.empty();
    private Optional<PosId> posId = Optional.empty();
    private Optional<CustomerId> customerId = Optional.empty();
    private Optional<EmailAddress> email = Optional.empty();
    private Optional<PhoneNumber> phone = Optional.empty();

    private Builder() {}

    /** Sets the provider's member id. */
    public Builder memberId(MemberId value) {
      this.memberId = Optional.of(value);
      return this;
    }

    /** Sets the card code. */
    public Builder cardCode(CardCode value) {
      this.cardCode = Optional.of(value);
      return this;
    }

    /** Sets the id at the point of sale. */
    public Builder posId(PosId value) {
      this.posId = Optional.of(value);
      return this;
    }

    /** Sets the commerce system's customer id. */
    public Builder customerId(CustomerId value) {
      this.customerId = Optional.of(value);
      return this;
    }

    /** Sets the e-mail address. */
    public Builder email(EmailAddress value) {
      this.email = Optional.of(value);
      return this;
    }

    /** Sets the phone number. */
    public Builder phone(PhoneNumber value) {
      this.phone = Optional.of(value);
      return this;
    }

    /**
     * Returns the identity.
     *
     * @throws IllegalArgumentException when nothing was set: nobody can be found by nothing
     */
    public MemberIdentity build() {
      MemberIdentity identity = new MemberIdentity(this);
      if (memberId.isEmpty()
          && cardCode.isEmpty()
          && posId.isEmpty()
          && customerId.isEmpty()
          && email.isEmpty()
          && phone.isEmpty()) {
        throw new IllegalArgumentException(
            "an identity needs a member id, card code, POS id, customer id, e-mail or phone");
      }
      return identity;
    }
  }
}
