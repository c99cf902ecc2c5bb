package dev.stampbook.splio.api;

import java.util.List;
import java.util.Optional;

/**
 * A page of rewards by cursor (sheet section 6).
 *
 * @param paging where it goes on
 * @param countElement rows; of the page or of all, which is not said
 */
public record RewardPage(
    Optional<CursorPaging> paging, Optional<Long> countElement, List<Reward> elements) {}
