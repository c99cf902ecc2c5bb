package dev.stampbook.engine;

import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import java.util.Optional;

/**
 * What a dry run would post.
 *
 * @param order the order
 * @param member whose points would change, when the member is known
 * @param points the signed change
 */
public record PlannedPosting(OrderId order, Optional<MemberId> member, long points) {}
