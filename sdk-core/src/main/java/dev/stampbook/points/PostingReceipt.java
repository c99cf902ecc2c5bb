package dev.stampbook.points;

import java.time.Instant;

/**
 * What the provider answered to a posting.
 *
 * @param reference the posting's reference
 * @param entry the provider's id of the ledger entry
 * @param points the signed points of the entry as the provider states them; where it computes points later, the points expected
 * @param at when the provider recorded it
 */
public record PostingReceipt(
    PostingReference reference, LedgerEntryId entry, long points, Instant at) {}
