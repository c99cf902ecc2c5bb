package dev.stampbook.leat.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Contacts, their identifiers and subscriptions, and referrals (sheet sections 3.1, 3.2 and 3.8). Every call throws {@link
 * dev.stampbook.LoyaltyException}; paths are relative to {@code /api/v3/oauth/clients/}.
 */
public interface ContactsApi {

  /** Lists contacts; {@code page} from 1, {@code limit} 1 to 100, 30 when empty. */
  @GET("contacts")
  @Operation(name = "listContacts", effect = Effect.READ)
  Listing<Contact> listContacts(
      @Query("page") Optional<Integer> page, @Query("limit") Optional<Integer> limit);

  /** Creates a contact; a known address is a {@link dev.stampbook.ConflictException} (60005). */
  @POST("contacts")
  @Operation(name = "createContact", effect = Effect.WRITE)
  Answer<Contact.Key> createContact(@Body Contact.Create request);

  /** Creates a contact fast; what Leat fills in comes later. */
  @POST("contacts/async")
  @Operation(name = "createContactAsync", effect = Effect.WRITE)
  Answer<Contact.Key> createContactAsync(@Body Contact.Create request);

  /** Creates a contact with a made-up address. */
  @POST("contacts/anonymous")
  @Operation(name = "createAnonymousContact", effect = Effect.WRITE)
  Answer<Contact.Key> createAnonymousContact(@Body Contact.CreateAnonymous request);

  /** Finds a contact by address; {@link dev.stampbook.NotFoundException} when there is none (55031). */
  @GET("contacts/find-one-by")
  @Operation(name = "findContact", effect = Effect.READ)
  Answer<Contact> findContact(@Query("email") PersonalText email);

  /** Finds or creates a contact by address: a write, though it is a GET, and safe to repeat. */
  @GET("contacts/find-or-create")
  @Operation(name = "findOrCreateContact", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Contact> findOrCreateContact(@Query("email") PersonalText email);

  /** Finds or creates a contact fast; what Leat fills in comes later. */
  @GET("contacts/find-or-create/async")
  @Operation(name = "findOrCreateContactAsync", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Contact.Key> findOrCreateContactAsync(@Query("email") PersonalText email);

  /** Reads a contact. */
  @GET("contacts/{contact_uuid}")
  @Operation(name = "getContact", effect = Effect.READ)
  Answer<Contact> getContact(@Path("contact_uuid") String contact);

  /** Changes attributes; those not named stay. */
  @PUT("contacts/{contact_uuid}")
  @Operation(name = "updateContact", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Contact> updateContact(@Path("contact_uuid") String contact, @Body Contact.Update request);

  /** Schedules a deletion. */
  @POST("contacts/{contact_uuid}/delete")
  @Operation(name = "deleteContact", effect = Effect.IDEMPOTENT_WRITE)
  Done deleteContact(@Path("contact_uuid") String contact, @Body Contact.Delete request);

  /** Makes an anonymous contact a real one, or merges it into the one that has the address. */
  @PUT("contacts/{contact_uuid}/claim")
  @Operation(name = "claimContact", effect = Effect.WRITE)
  Answer<Contact> claimContact(@Path("contact_uuid") String contact, @Body Contact.Claim request);

  /** Merges two contacts later on; irreversible. */
  @POST("contacts/merge")
  @Operation(name = "mergeContacts", effect = Effect.WRITE)
  Done mergeContacts(@Body Contact.Merge request);

  /** Lists the identifiers of a contact. */
  @GET("contacts/{contact_uuid}/contact-identifiers")
  @Operation(name = "listIdentifiersOfContact", effect = Effect.READ)
  Listing<ContactIdentifier> listIdentifiersOfContact(@Path("contact_uuid") String contact);

  /** Reads the points. */
  @GET("contacts/{contact_uuid}/credit-balance")
  @Operation(name = "getCreditBalance", effect = Effect.READ)
  Answer<CreditBalance> getCreditBalance(@Path("contact_uuid") String contact);

  /** Reads the store credit. */
  @GET("contacts/{contact_uuid}/prepaid-balance")
  @Operation(name = "getPrepaidBalance", effect = Effect.READ)
  Answer<PrepaidBalance> getPrepaidBalance(@Path("contact_uuid") String contact);

  /** Reads the tier, when there is one. */
  @GET("contacts/{contact_uuid}/tier")
  @Operation(name = "getContactTier", effect = Effect.READ)
  Answer<Optional<Tier>> getContactTier(@Path("contact_uuid") String contact);

  /** Finds an identifier; {@link dev.stampbook.NotFoundException} when there is none (60003). */
  @GET("contact-identifiers/find")
  @Operation(name = "findContactIdentifier", effect = Effect.READ)
  Answer<ContactIdentifier> findContactIdentifier(
      @Query("contact_identifier_value") PersonalText value);

  /** Creates an identifier; a known value is a {@link dev.stampbook.ConflictException} (60006). */
  @POST("contact-identifiers")
  @Operation(name = "createContactIdentifier", effect = Effect.WRITE)
  Answer<ContactIdentifier> createContactIdentifier(@Body ContactIdentifier.Create request);

  /** Links an identifier to a contact. */
  @PUT("contact-identifiers/link")
  @Operation(name = "linkContactIdentifier", effect = Effect.IDEMPOTENT_WRITE)
  Answer<ContactIdentifier> linkContactIdentifier(@Body ContactIdentifier.Link request);

  /** Unlinks an identifier. */
  @PUT("contact-identifiers/unlink")
  @Operation(name = "unlinkContactIdentifier", effect = Effect.IDEMPOTENT_WRITE)
  Answer<ContactIdentifier> unlinkContactIdentifier(@Body ContactIdentifier.Unlink request);

  /** Renames an identifier, or switches it on or off. */
  @PUT("contact-identifiers")
  @Operation(name = "updateContactIdentifier", effect = Effect.IDEMPOTENT_WRITE)
  Answer<ContactIdentifier> updateContactIdentifier(@Body ContactIdentifier.Update request);

  /** Deletes an identifier; whether Leat reads the value from query or body is not shown, so it is in the query. */
  @DELETE("contact-identifiers")
  @Operation(name = "deleteContactIdentifier", effect = Effect.IDEMPOTENT_WRITE)
  Done deleteContactIdentifier(@Query("contact_identifier_value") PersonalText value);

  /** Lists what contacts can subscribe to. */
  @GET("subscription-types")
  @Operation(name = "listSubscriptionTypes", effect = Effect.READ)
  Listing<SubscriptionType> listSubscriptionTypes();

  /** Lists where a contact stands with each kind of marketing. */
  @GET("contact-subscriptions/{contact_uuid}")
  @Operation(name = "listContactSubscriptions", effect = Effect.READ)
  Listing<Subscription> listContactSubscriptions(@Path("contact_uuid") String contact);

  /** Subscribes a contact; with double opt-in the contact has to confirm. */
  @PUT("contact-subscriptions/{contact_uuid}/subscribe")
  @Operation(name = "subscribeContact", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Subscription> subscribeContact(
      @Path("contact_uuid") String contact, @Body Subscription.Change request);

  /** Unsubscribes a contact. */
  @PUT("contact-subscriptions/{contact_uuid}/unsubscribe")
  @Operation(name = "unsubscribeContact", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Subscription> unsubscribeContact(
      @Path("contact_uuid") String contact, @Body Subscription.Change request);

  /** Lists referrals; the answer tells no number of pages: the last one is not full. */
  @GET("referrals")
  @Operation(name = "listReferrals", effect = Effect.READ)
  Listing<Referral> listReferrals(
      @Query("referring_contact_uuid") Optional<String> referringContact,
      @Query("status") Optional<String> status,
      @Query("limit") Optional<Integer> limit,
      @Query("page") Optional<Integer> page);
}
