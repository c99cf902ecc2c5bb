package dev.stampbook.consent;

import java.time.Instant;

/**
 * A record's place in its tenant's chain. Every hash covers the record and the hash before it, so that a later change, deletion, insertion
 * or reordering shows.
 *
 * @param sequence the place, from 1, without gaps
 * @param recordedAt when it was written, to the millisecond
 * @param previous the hash of the record before, {@link Sha256#NONE} for the first
 * @param hash the hash of this one
 */
public record ChainLink(long sequence, Instant recordedAt, Sha256 previous, Sha256 hash) {

  public ChainLink {
    if (sequence < 1) {
      throw new IllegalArgumentException("a chain counts from 1");
    }
  }
}
