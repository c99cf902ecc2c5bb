package dev.stampbook.splio;

/**
 * How changes of a reward spell the two attributes that are published misspelt: {@code splio.reward.patchSpelling} (sheet section 3.5 and
 * section 14, U15). Which spelling Splio takes is unknown, and whether it refuses or overlooks the other one too.
 */
public enum SplioPatchSpelling {
  /** They are not sent: changing a validity is refused, because half of it would be another one. */
  NOT_SENT,
  /** {@code valitidy_interval_count} and {@code forced_valitidy_end}. */
  AS_PUBLISHED,
  /** {@code validity_interval_count} and {@code forced_validity_end}, as everywhere else. */
  CORRECTED
}
