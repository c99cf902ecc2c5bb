package dev.stampbook.splio.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.Reply;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/**
 * The endpoints of members, points, programs and rewards (sheet sections 3.4 and 3.5). Every call throws {@link
 * dev.stampbook.LoyaltyException}; reads are retried, writes that add something only when they were provably not processed.
 *
 * <p>Cursor lists: {@code limit} is 1 to 1,000, 50 when empty; a cursor goes with the same sort. There is no call that takes points, and none
 * that cancels, revokes or un-uses a granted reward.
 */
public interface SplioLoyaltyApi {

  /** Gives a card; 409 when no code could be made. Nothing protects a repetition: read the contact first. */
  @POST("loyalty/members")
  @Operation(name = "createMember", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  Member createMember(@Body MemberCreate request);

  /** Reads a card; {@link dev.stampbook.NotFoundException} when there is none. */
  @GET("loyalty/members/{card_code}")
  @Operation(name = "getMember", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  Member getMember(@Path("card_code") PersonalText cardCode);

  /** Changes a card. */
  @PATCH("loyalty/members/{card_code}")
  @Operation(name = "updateMember", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.GENERAL)
  Member updateMember(@Path("card_code") PersonalText cardCode, @Body MemberPatch request);

  /** Reads both kinds of points. */
  @GET("loyalty/members/{card_code}/balance")
  @Operation(name = "getBalance", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  Balance getBalance(
      @Path("card_code") PersonalText cardCode,
      @Query("with_redeemed") Optional<Boolean> withRedeemed);

  /** Reads how far a card is with the rules. */
  @GET("loyalty/members/{card_code}/rules")
  @Operation(name = "getRuleCompletion", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  RuleCompletion getRuleCompletion(@Path("card_code") PersonalText cardCode);

  /** Ends a card. */
  @POST("loyalty/members/{card_code}/optout")
  @Operation(name = "expireMember", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.GENERAL)
  Member expireMember(@Path("card_code") PersonalText cardCode);

  /** Forces a tier. */
  @POST("loyalty/members/{card_code}/tier_change")
  @Operation(name = "changeTier", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  TierChangeEvent changeTier(
      @Path("card_code") PersonalText cardCode, @Body TierChangeRequest request);

  /** Credits points; answered with 202, the entry comes later. A known idempotency key is refused, not replayed (U3). */
  @POST("loyalty/v1/members/{card_code}/credit")
  @Operation(name = "creditPoints", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  Reply<Done> creditPoints(@Path("card_code") PersonalText cardCode, @Body CreditRequest request);

  /** Lists the ledger of the universe. Filters are written by {@link Filter}; without one for them only spendable points and one kind of event are listed (sheet section 6). */
  @GET("loyalty/points")
  @Operation(name = "listPoints", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  CursorPage<PointEntry> listPoints(
      @Query("limit") Optional<Integer> limit,
      @Query("before") Optional<String> before,
      @Query("after") Optional<String> after,
      @QueryMap Map<String, PersonalText> filters,
      @Query("sort") Optional<OpenEnum<SortBy>> sort,
      @Query("order") Optional<OpenEnum<SortOrder>> order);

  /** Lists the old ledger of a contact; announced for removal. */
  @GET("loyalty/v2/contacts/{contact_key}/points")
  @Operation(name = "listContactPointsLegacy", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  LegacyPointPage listContactPointsLegacy(
      @Path("contact_key") PersonalText contactKey,
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Lists the programs. */
  @GET("loyalty/programs")
  @Operation(name = "listPrograms", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<Program> listPrograms(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Reads a program; {@link dev.stampbook.NotFoundException} when there is none. The metric is {@code month} when empty. */
  @GET("loyalty/programs/{program_id}")
  @Operation(name = "getProgram", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  Program getProgram(
      @Path("program_id") long programId,
      @Query("with_stats") Optional<Boolean> withStats,
      @Query("metric") Optional<String> metric);

  /** Lists the tiers of a program. */
  @GET("loyalty/programs/{program_id}/tiers")
  @Operation(name = "listTiers", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<Tier> listTiers(
      @Path("program_id") long programId,
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists the members of a program. */
  @GET("loyalty/v1/programs/{program_id}/members")
  @Operation(name = "listProgramMembers", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<ProgramMember> listProgramMembers(
      @Path("program_id") long programId,
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Lists master rewards, descending when no order is given; the sort is {@code nqp_value} or nothing. */
  @GET("loyalty/v2/rewards")
  @Operation(name = "listRewards", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  CursorPage<Reward> listRewards(
      @Query("limit") Optional<Integer> limit,
      @Query("before") Optional<String> before,
      @Query("after") Optional<String> after,
      @Query("sort") Optional<String> sort,
      @Query("order") Optional<OpenEnum<SortOrder>> order,
      @QueryMap Map<String, PersonalText> filters);

  /** Makes a master reward. */
  @POST("loyalty/v1/rewards")
  @Operation(name = "createReward", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  Reward createReward(@Body RewardCreate request);

  /** Reads a master reward with its stock; {@link dev.stampbook.NotFoundException} when there is none. */
  @GET("loyalty/v1/rewards/{reward_id}")
  @Operation(name = "getReward", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  Reward getReward(@Path("reward_id") String rewardId);

  /** Changes a master reward for later grants. */
  @PATCH("loyalty/v1/rewards/{reward_id}")
  @Operation(name = "updateReward", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.GENERAL)
  Reward updateReward(@Path("reward_id") String rewardId, @Body RewardPatch request);

  /** Lists what a member can take: a read, although it is a POST. */
  @POST("loyalty/rewards/eligibility/{card_code}")
  @Operation(name = "listEligibleRewards", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  CursorPage<Reward> listEligibleRewards(
      @Path("card_code") PersonalText cardCode,
      @Query("limit") Optional<Integer> limit,
      @Query("before") Optional<String> before,
      @Query("after") Optional<String> after,
      @QueryMap Map<String, PersonalText> filters);

  /** Lists grants of a reward, without card; no parameter is published (U14). */
  @GET("loyalty/v1/rewards/{reward_id}/attributions")
  @Operation(name = "listAttributionsByReward", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  CursorPage<Attribution> listAttributionsByReward(
      @Path("reward_id") String rewardId,
      @Query("limit") Optional<Integer> limit,
      @Query("after") Optional<String> after);

  /** Lists grants of a contact. */
  @GET("loyalty/v2/contacts/{contact_key}/rewards")
  @Operation(name = "listAttributionsByContact", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  CursorPage<Attribution> listAttributionsByContact(
      @Path("contact_key") PersonalText contactKey,
      @Query("limit") Optional<Integer> limit,
      @Query("before") Optional<String> before,
      @Query("after") Optional<String> after,
      @Query("card_code") Optional<PersonalText> cardCode,
      @Query("program_name") Optional<PersonalText> programName,
      @Query("with_custom_fields") Optional<Boolean> withCustomFields);

  /** Reads one grant by its code; {@link dev.stampbook.NotFoundException} when the code was never granted. */
  @GET("loyalty/reward-attributions/{attribution_id}")
  @Operation(name = "getAttribution", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  AttributionDetail getAttribution(@Path("attribution_id") PersonalText attributionId);

  /** Grants a reward; points go at once. A code granted before is a {@link dev.stampbook.ConflictException}. */
  @POST("loyalty/v1/rewards/{reward_id}/grant")
  @Operation(name = "grantReward", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  List<GrantResult> grantReward(@Path("reward_id") String rewardId, @Body GrantRequest request);

  /** Grants many; look at the errors. */
  @POST("loyalty/v1/rewards/grant")
  @Operation(name = "grantRewards", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  BatchOutcome grantRewards(@Body GrantListRequest request);

  /** Uses a grant; one used before is a {@link dev.stampbook.ConflictException}. */
  @POST("loyalty/v1/reward-attributions/{attribution_id}/burn")
  @Operation(name = "burnAttribution", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  Attribution burnAttribution(
      @Path("attribution_id") PersonalText attributionId, @Body BurnRequest request);

  /** Uses many; look at the errors. */
  @POST("loyalty/v1/rewards/burn")
  @Operation(name = "burnAttributions", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  BatchOutcome burnAttributions(@Body BurnListRequest request);

  /** Uploads one-time codes; nothing tells when it is done. */
  @POST("loyalty/rewards/{reward_id}/instances/send")
  @Operation(name = "uploadCodes", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  CodesUploadResult uploadCodes(@Path("reward_id") String rewardId, @Body CodesUpload request);

  /** Adds to the stock of a limited reward with generated codes; may be gone (U11). */
  @POST("loyalty/rewards/{reward_id}/stock/add")
  @Operation(name = "addStock", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  Done addStock(@Path("reward_id") String rewardId, @Body StockAdd request);
}
