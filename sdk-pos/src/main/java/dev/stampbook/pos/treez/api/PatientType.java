package dev.stampbook.pos.treez.api;

/** The kinds of customer a store sells to (sheet 3.1). */
public enum PatientType {
  ADULT,
  MEDICAL,
  /** Also needs a state medical id and the expiration of its permit. */
  MEDICAL_MMID
}
