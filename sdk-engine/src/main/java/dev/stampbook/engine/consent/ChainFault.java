package dev.stampbook.engine.consent;

/**
 * Something that is not as it was written.
 *
 * @param sequence the place in the chain it concerns
 * @param kind what is wrong
 * @param detail what was found, as a plain sentence without personal data
 */
public record ChainFault(long sequence, Kind kind, String detail) {

  /** Ways in which stored evidence can differ from what was written. */
  public enum Kind {
    /** A record's text no longer has its hash. */
    RECORD_CHANGED,
    /** The columns a record is searched by contradict its text. */
    INDEX_CHANGED,
    /** A record does not follow the one before it: one was inserted, removed or moved here. */
    ORDER_BROKEN,
    /** A place in the chain is empty. */
    RECORD_MISSING,
    /** The chain ends elsewhere than it ended when it was last written. */
    END_CHANGED,
    /** The chain does not contain the anchor that was noted down. */
    ANCHOR_MISSING,
    /** The wording of a disclosure is not the one that was read. */
    DISCLOSURE_CHANGED,
    /** The picture is not the one that was seen. */
    PICTURE_CHANGED,
    /** The personal data are not those that were recorded. */
    DETAILS_CHANGED,
    /** Evidence is gone without a recorded erasure. */
    EVIDENCE_MISSING
  }

  @Override
  public String toString() {
    return "record " + sequence + ": " + kind + ", " + detail;
  }
}
