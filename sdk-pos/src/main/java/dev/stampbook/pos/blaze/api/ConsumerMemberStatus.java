package dev.stampbook.pos.blaze.api;

import java.util.Optional;

/**
 * Whether one shop has accepted an online account (sheet section 3.1).
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param consumerId the online account
 * @param memberId the member it became
 * @param accepted whether the shop accepted it
 * @param acceptedDate when
 * @param reason why not
 * @param lastSyncDate when it was last compared
 */
public record ConsumerMemberStatus(
    Optional<String> id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<String> consumerId,
    Optional<String> memberId,
    Optional<Boolean> accepted,
    Optional<EpochMillis> acceptedDate,
    Optional<String> reason,
    Optional<EpochMillis> lastSyncDate) {}
