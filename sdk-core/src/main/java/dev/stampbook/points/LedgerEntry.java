package dev.stampbook.points;

import dev.stampbook.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the provider's ledger, by whoever made it.
 *
 * @param id the provider's id
 * @param member whose points changed
 * @param points the signed change
 * @param reference our reference, when the entry carries one of ours
 * @param at when it was recorded
 */
public record LedgerEntry(
    LedgerEntryId id,
    MemberId member,
    long points,
    Optional<PostingReference> reference,
    Instant at) {}
