package dev.stampbook.engine;

/** Follows a sync, for progress bars and logs. Called from the thread that syncs; it must return quickly. */
@FunctionalInterface
public interface SyncProgress {

  /**
   * Tells how far the sync has come.
   *
   * @param rowsRead rows of change feeds handled so far
   * @param postings postings confirmed so far
   * @param doing what is going on, such as {@code reading orders}
   */
  void at(long rowsRead, long postings, String doing);

  /** Follows nothing. */
  static SyncProgress none() {
    return (rowsRead, postings, doing) -> {};
  }
}
