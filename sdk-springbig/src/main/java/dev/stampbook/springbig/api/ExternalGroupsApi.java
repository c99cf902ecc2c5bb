package dev.stampbook.springbig.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;

/**
 * External groups and their segments, the general family of Springbig relative to {@code .../general/v1} (sheet section 3.2): audiences
 * for campaigns, not needed for loyalty. Pagination is unknown; lists are what one answer holds.
 */
public interface ExternalGroupsApi {

  /** Lists the groups. */
  @GET("external_group")
  @Operation(name = "listExternalGroups", effect = Effect.READ)
  ExternalGroup.Listing listExternalGroups();

  /** Creates a group. */
  @POST("external_group")
  @Operation(name = "createExternalGroup", effect = Effect.WRITE)
  ExternalGroup createExternalGroup(@Body ExternalGroup.Draft group);

  /** Lists the segments. */
  @GET("external_group_segments")
  @Operation(name = "listSegments", effect = Effect.READ)
  Segment.Listing listSegments();

  /** Creates segments. */
  @POST("external_group_segments")
  @Operation(name = "createSegments", effect = Effect.WRITE)
  Segment.Listing createSegments(@Body Segment.Drafts segments);

  /** Adds and removes recipients of a segment. Doing it twice leaves the same as once. */
  @PUT("external_group_segments/{segment_id}")
  @Operation(name = "changeSegmentRecipients", effect = Effect.IDEMPOTENT_WRITE)
  Done changeSegmentRecipients(@Path("segment_id") String segmentId, @Body Segment.Change change);
}
