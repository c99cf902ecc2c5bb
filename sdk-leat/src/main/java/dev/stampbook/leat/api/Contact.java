package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An end customer (sheet section 3.1); nested in other objects with few of its fields. {@link #toString()} shows only the uuid.
 *
 * @param id a number no call uses
 * @param uuid the key of all calls
 * @param email address; an anonymous contact has a made-up one
 * @param attributes the values in the old form
 * @param tier the tier, when there is one
 * @param subscriptions the marketing subscriptions
 * @param creditBalance the points
 * @param prepaidBalance the store credit
 * @param currentValues typed values by name, custom attributes included
 * @param currentDisplayValues the same as localised text; never to be parsed
 */
public record Contact(
    Optional<Long> id,
    String uuid,
    Optional<PersonalText> email,
    List<AttributeValue> attributes,
    Optional<Tier> tier,
    List<Subscription> subscriptions,
    Optional<CreditBalance> creditBalance,
    Optional<PrepaidBalance> prepaidBalance,
    Map<String, Object> currentValues,
    Map<String, Object> currentDisplayValues) {

  @Override
  public String toString() {
    return "contact(" + uuid + ")";
  }

  /** The bare answer of calls that create a contact. */
  public record Key(String uuid) {}

  /** A value in the old form. */
  public record AttributeValue(Optional<Object> value, Map<String, Object> attribute) {
    @Override
    public String toString() {
      return "attribute value(hidden)";
    }
  }

  /** Asks to create a contact. */
  public record Create(PersonalText email, Optional<String> referralCode) {}

  /** Asks to create a contact without an address. */
  public record CreateAnonymous(Optional<PersonalText> contactIdentifierValue) {}

  /**
   * Changes attributes.
   *
   * @param attributes values by name; system attributes are refused
   */
  public record Update(Map<String, Object> attributes) {
    @Override
    public String toString() {
      return "contact update of " + attributes.keySet();
    }
  }

  /** Schedules a deletion. */
  public record Delete(OpenEnum<DeleteType> type) {}

  /** The kinds of deletion. */
  public enum DeleteType {
    /** As set up in the account. */
    DEFAULT,
    /** Everything personal goes. */
    GDPR
  }

  /** Makes an anonymous contact a real one; a contact with this address takes it in. */
  public record Claim(PersonalText email) {}

  /** Merges one contact into another; irreversible. */
  public record Merge(String sourceContactUuid, String destinationContactUuid) {}
}
