package dev.stampbook.springbig.api;

import java.util.List;
import java.util.Optional;

/**
 * A group of people kept outside of Springbig (sheet section 3.2).
 *
 * @param id Springbig's id
 * @param groupName its name
 * @param groupDescription what it is for
 */
public record ExternalGroup(
    String id, Optional<String> groupName, Optional<String> groupDescription) {

  /**
   * A group to create.
   *
   * @param groupName its name
   * @param groupDescription what it is for
   */
  public record Draft(String groupName, Optional<String> groupDescription) {}

  /**
   * The groups of an answer, read from a bare array or from an object with one array.
   *
   * @param groups in the order of the answer
   */
  public record Listing(List<ExternalGroup> groups) {}
}
