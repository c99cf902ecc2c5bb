package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The members of the shop (sheet section 3.2). Every call throws {@link dev.stampbook.LoyaltyException}; reads are retried,
 * writes only when they were provably not processed. A PUT replaces the whole object: send back what {@code getMember} gave, changed.
 */
public interface MembersApi {

  /** Lists members changed between two times in epoch milliseconds; that the filter means the change is assumed (sheet section 14). */
  @GET("partner/members")
  @Operation(name = "listMembers", effect = Effect.READ)
  Rows<Member> listMembers(
      @Query("startDate") Optional<Long> startDate,
      @Query("endDate") Optional<Long> endDate,
      @Query("skip") Optional<Integer> skip,
      @Query("limit") Optional<Integer> limit);

  /** Lists members of so many days (1 when empty) from a time in epoch milliseconds. */
  @GET("partner/members/days")
  @Operation(name = "listMembersByDays", effect = Effect.READ)
  Rows<Member> listMembersByDays(
      @Query("startDate") Optional<Long> startDate,
      @Query("days") Optional<Integer> days,
      @Query("skip") Optional<Integer> skip,
      @Query("limit") Optional<Integer> limit);

  /** Reads a member. */
  @GET("partner/members/{memberId}")
  @Operation(name = "getMember", effect = Effect.READ)
  Whole<Member> getMember(@Path("memberId") String memberId);

  /** Finds a member by address. */
  @GET("partner/members/email/{email}")
  @Operation(name = "getMemberByEmail", effect = Effect.READ)
  Optional<Found<Member>> getMemberByEmail(@Path("email") PersonalText email);

  /** Finds members by phone number; several may match. */
  @GET("partner/members/search/phone")
  @Operation(name = "findMembersByPhone", effect = Effect.READ)
  Rows<Member> findMembersByPhone(
      @Query("phoneNumber") PersonalText phoneNumber,
      @Query("isByShop") Optional<Boolean> isByShop,
      @Query("start") Optional<Integer> start,
      @Query("limit") Optional<Integer> limit);

  /** Finds members by the number of a licence. */
  @GET("partner/members/search")
  @Operation(name = "findMembersByLicence", effect = Effect.READ)
  Rows<Member> findMembersByLicence(@Query("licenceNumber") PersonalText licenceNumber);

  /** Finds members by birth date; the format is not documented. */
  @GET("partner/members/search/dob")
  @Operation(name = "findMembersByBirthDate", effect = Effect.READ)
  Rows<Member> findMembersByBirthDate(
      @Query("dob") PersonalText dob,
      @Query("start") Optional<Integer> start,
      @Query("limit") Optional<Integer> limit);

  /** Adds a member. After an unknown outcome look for the address, the phone number and our {@code importId} (sheet section 9). */
  @POST("partner/members")
  @Operation(name = "createMember", effect = Effect.WRITE)
  Member createMember(@Body MembershipAddRequest request);

  /** Replaces a member. */
  @PUT("partner/members/{memberId}")
  @Operation(name = "updateMember", effect = Effect.IDEMPOTENT_WRITE)
  Member updateMember(@Path("memberId") String memberId, @Body Document member);

  /** Replaces the values the shop keeps on a member. */
  @PUT("partner/members/{memberId}/metadata")
  @Operation(name = "updateMemberMetadata", effect = Effect.IDEMPOTENT_WRITE)
  Member updateMemberMetadata(@Path("memberId") String memberId, @Body Metadata.Change change);

  /** Reads what a member may still buy; the fields are not described. */
  @GET("partner/members/{memberId}/limits/remaining")
  @Operation(name = "getMemberLimits", effect = Effect.READ)
  Document getMemberLimits(@Path("memberId") String memberId);
}
