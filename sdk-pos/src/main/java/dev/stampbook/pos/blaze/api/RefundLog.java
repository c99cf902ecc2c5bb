package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a refund meant for points (sheet section 3.6).
 *
 * @param pointsUsed points the sale had cost
 * @param pointsRefunded points given back
 * @param totalAmount money given back
 * @param promotionReqLogs promotions taken back
 * @param rewardSystem whose points
 */
public record RefundLog(
    Optional<Integer> pointsUsed,
    Optional<Integer> pointsRefunded,
    Optional<BigDecimal> totalAmount,
    List<String> promotionReqLogs,
    Optional<OpenEnum<RewardSystem>> rewardSystem) {}
