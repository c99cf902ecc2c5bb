package dev.stampbook.examples.storefront.web;

import java.util.Optional;

/** Takes a picture of a page as a person saw it, on the server's side. */
@FunctionalInterface
public interface PageCapture {

  /**
   * Returns the page as a PNG, or nothing when no browser could take it in time; the consent counts either way,
   * its record then lacks the picture.
   *
   * @param html a page that needs nothing from elsewhere: its style is inside
   */
  Optional<byte[]> png(String html);

  /** Returns a capture that takes no picture: for a machine without a browser. */
  static PageCapture none() {
    return html -> Optional.empty();
  }
}
