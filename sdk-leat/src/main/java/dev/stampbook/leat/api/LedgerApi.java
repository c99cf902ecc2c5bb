package dev.stampbook.leat.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The points ledger, and what it hangs on (sheet sections 3.3 and 3.4). Every call throws {@link dev.stampbook.LoyaltyException}; paths
 * are relative to {@code /api/v3/oauth/clients/}.
 */
public interface LedgerApi {

  /** Lists shops. */
  @GET("shops")
  @Operation(name = "listShops", effect = Effect.READ)
  Listing<Shop> listShops();

  /** Reads a shop; {@link dev.stampbook.NotFoundException} when there is none (1008). */
  @GET("shops/{shop_uuid}")
  @Operation(name = "getShop", effect = Effect.READ)
  Answer<Shop> getShop(@Path("shop_uuid") String shop);

  /** Lists units. */
  @GET("units")
  @Operation(name = "listUnits", effect = Effect.READ)
  Listing<Unit> listUnits();

  /** Creates a unit. */
  @POST("units")
  @Operation(name = "createUnit", effect = Effect.WRITE)
  Answer<Unit> createUnit(@Body Unit.Create request);

  /** Reads the program. */
  @GET("loyalty-program")
  @Operation(name = "getLoyaltyProgram", effect = Effect.READ)
  Answer<LoyaltyProgram> getLoyaltyProgram();

  /** Lists tiers. */
  @GET("tiers")
  @Operation(name = "listTiers", effect = Effect.READ)
  Listing<Tier> listTiers();

  /** Lists what tiers bring. */
  @GET("perks")
  @Operation(name = "listPerks", effect = Effect.READ)
  Listing<Perk> listPerks();

  /** Gives or takes points. Not idempotent: the reference in an attribute is no unique key. */
  @POST("credit-receptions")
  @Operation(name = "createCreditReception", effect = Effect.WRITE)
  Answer<WithAttributes<LoyaltyTransaction>> createCreditReception(
      @Body WithAttributes<LoyaltyTransaction.Create> request);

  /** Negates a whole reception. Carries no reference, and whether a second time is refused is unknown: look before repeating. */
  @POST("credit-receptions/{credit_reception_uuid}/reverse")
  @Operation(name = "reverseCreditReception", effect = Effect.WRITE)
  Answer<WithAttributes<LoyaltyTransaction>> reverseCreditReception(
      @Path("credit_reception_uuid") String creditReception);

  /** Tells what a value would earn; stores nothing. */
  @GET("credit-receptions/calculate")
  @Operation(name = "calculateCredits", effect = Effect.READ)
  Answer<LoyaltyTransaction.Calculation> calculateCredits(
      @Query("shop_uuid") String shop,
      @Query("unit_value") BigDecimal unitValue,
      @Query("contact_uuid") Optional<String> contact,
      @Query("unit_name") Optional<String> unitName);

  /**
   * Lists the ledger; {@code type} is {@code credit_receptions} or {@code reward_receptions}, {@code limit} 0 to 100, 10 when empty, and
   * {@code created_at[gte]} is seen in third-party code only.
   */
  @GET("loyalty-transactions")
  @Operation(name = "listLoyaltyTransactions", effect = Effect.READ)
  Listing<WithAttributes<LoyaltyTransaction>> listLoyaltyTransactions(
      @Query("contact_uuid") Optional<String> contact,
      @Query("shop_uuid") Optional<String> shop,
      @Query("type") Optional<String> type,
      @Query("created_at[gte]") Optional<Instant> createdFrom,
      @Query("limit") Optional<Integer> limit,
      @Query("page") Optional<Integer> page);

  /** Lists the fields of the account on ledger entries. */
  @GET("loyalty-transaction-attributes")
  @Operation(name = "listLoyaltyTransactionAttributes", effect = Effect.READ)
  Listing<LoyaltyTransactionAttribute> listLoyaltyTransactionAttributes();

  /** Creates a field; a known name is a {@link dev.stampbook.ConflictException} (60009). */
  @POST("loyalty-transaction-attributes")
  @Operation(name = "createLoyaltyTransactionAttribute", effect = Effect.WRITE)
  Answer<LoyaltyTransactionAttribute> createLoyaltyTransactionAttribute(
      @Body LoyaltyTransactionAttribute.Create request);
}
