package dev.stampbook.smile.api;

import java.util.Optional;

/**
 * How the program names its points (sheet section 3.2).
 *
 * @param pointsLabel the names
 */
public record PointsSettings(Optional<Label> pointsLabel) {

  /**
   * The names of points.
   *
   * @param one of one point
   * @param other of any other number
   */
  public record Label(Optional<String> one, Optional<String> other) {}

  /** The envelope of the settings. */
  public record Single(PointsSettings pointsSettings) {}
}
