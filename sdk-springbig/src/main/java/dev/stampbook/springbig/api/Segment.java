package dev.stampbook.springbig.api;

import java.util.List;
import java.util.Optional;

/**
 * A segment of an external group (sheet section 3.2).
 *
 * @param id Springbig's id
 * @param name its name
 * @param desc what it is for
 */
public record Segment(String id, Optional<String> name, Optional<String> desc) {

  /**
   * The segments of an answer, read from a bare array or from {@code {"group_segments": [...]}}: the form may vary.
   *
   * @param segments in the order of the answer
   */
  public record Listing(List<Segment> segments) {}

  /**
   * Segments to create.
   *
   * @param groupSegments one entry per segment
   */
  public record Drafts(List<Draft> groupSegments) {}

  /**
   * One segment to create.
   *
   * @param name its name
   * @param desc what it is for
   * @param recipients who is in it
   */
  public record Draft(String name, Optional<String> desc, Recipients recipients) {}

  /**
   * A change of recipients in its envelope.
   *
   * @param groupSegment who comes and who goes
   */
  public record Change(Fields groupSegment) {

    /** Returns the change that adds and removes these. */
    public static Change of(Recipients add, Recipients remove) {
      return new Change(new Fields(add, remove));
    }

    /**
     * Who comes and who goes.
     *
     * @param addRecipients who comes
     * @param removeRecipients who goes
     */
    public record Fields(Recipients addRecipients, Recipients removeRecipients) {}
  }
}
