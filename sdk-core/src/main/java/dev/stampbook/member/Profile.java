package dev.stampbook.member;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is told to a provider about a person beside their identity. It never carries consent: consent travels only as a recorded act
 * (DESIGN promise 4).
 */
public final class Profile {

  private final PersonName name;
  private final Optional<LocalDate> birthDate;
  private final Map<String, String> attributes;

  private Profile(Builder builder) {
    this.name = builder.name;
    this.birthDate = builder.birthDate;
    this.attributes = Map.copyOf(builder.attributes);
  }

  /** Starts a profile without name, birth date and attributes. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the profile of a person of whom nothing is told. */
  public static Profile empty() {
    return builder().build();
  }

  /** Returns the name. */
  public PersonName name() {
    return name;
  }

  /** Returns the birth date; some points of sale demand it. */
  public Optional<LocalDate> birthDate() {
    return birthDate;
  }

  /** Returns further attributes by the provider's own field names, such as a patient type. */
  public Map<String, String> attributes() {
    return attributes;
  }

  @Override
  public String toString() {
    return "profile(attributes " + new TreeMap<>(attributes).keySet() + ")";
  }

  /** Builds a {@link Profile}. */
  public static final class Builder {

    private PersonName name = PersonName.unknown();
    private Optional<LocalDate> birthDate = Optional.empty();
    private final Map<String, String> attributes = new TreeMap<>();

    private Builder() {}

    /** Sets the name. */
    public Builder name(PersonName value) {
      this.name = value;
      return this;
    }

    /** Sets the birth date. */
    public Builder birthDate(LocalDate value) {
      this.birthDate = Optional.of(value);
      return this;
    }

    /** Sets one attribute by the provider's own field name. */
    public Builder attribute(String field, String value) {
      attributes.put(field, value);
      return this;
    }

    /** Returns the profile. */
    public Profile build() {
      return new Profile(this);
    }
  }
}
