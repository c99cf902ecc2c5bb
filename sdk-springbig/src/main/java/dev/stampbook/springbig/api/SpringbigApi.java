package dev.stampbook.springbig.api;

import dev.stampbook.http.Done;
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
 * The POS family of Springbig, relative to {@code .../pos/v1} (sheet section 3.1). Every call throws {@link
 * dev.stampbook.LoyaltyException}; reads and updates are retried, creations only when they were provably not processed.
 *
 * <p>Envelopes, the name of the member key and further fields follow the settings of {@link dev.stampbook.springbig.Springbig}.
 */
public interface SpringbigApi {

  /**
   * Finds members by phone or by e-mail; give exactly one. Both an empty list and a {@link dev.stampbook.NotFoundException} mean nobody; an
   * answer without a body means nothing and is malformed.
   *
   * @param phoneNumber ten digits
   * @param email address
   */
  @GET("members")
  @Operation(name = "findMembers", effect = Effect.READ)
  MemberList findMembers(
      @Query("phone_number") Optional<PersonalText> phoneNumber,
      @Query("email") Optional<PersonalText> email);

  /** Creates a member. What happens to one who exists is unknown; after an unknown outcome look up by phone or e-mail first (section 9). */
  @POST("members")
  @Operation(name = "createMember", effect = Effect.WRITE)
  MemberList createMember(@Body MemberWrite member);

  /** Updates the member named by key and type in the body. */
  @PUT("members")
  @Operation(name = "updateMember", effect = Effect.IDEMPOTENT_WRITE)
  Done updateMember(@Body MemberWrite member);

  /** Updates the member named in the path; the newer flow, of which no code was seen. */
  @PUT("members/{pos_user}")
  @Operation(name = "updateMemberByPosUser", effect = Effect.IDEMPOTENT_WRITE)
  Done updateMemberByPosUser(@Path("pos_user") String posUser, @Body MemberWrite member);

  /**
   * Reports a purchase. The shape of the answer is unknown: no body is as good as any. No evidenced call reads a visit back, so never repeat
   * it blindly (section 9).
   */
  @POST("visits")
  @Operation(name = "createVisit", effect = Effect.WRITE)
  Optional<Document> createVisit(@Body VisitWrite visit);

  /**
   * Reports a purchase and repeats it after a time-out or a failing server. Only for merchants for whom Springbig has confirmed that visits
   * with an equal {@code pos_id} are merged (section 14, U13).
   */
  @POST("visits")
  @Operation(name = "createVisit", effect = Effect.IDEMPOTENT_WRITE)
  Optional<Document> createMergedVisit(@Body VisitWrite visit);
}
