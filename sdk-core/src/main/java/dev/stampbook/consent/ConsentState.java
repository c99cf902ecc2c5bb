package dev.stampbook.consent;

/** Where consent for one channel stands (C14). Only {@link #IN} permits marketing. */
public enum ConsentState {
  /** The person agreed by an explicit act. */
  IN,
  /** The person refused or revoked. */
  OUT,
  /** The person asked to be in but has not confirmed yet (double opt-in). */
  PENDING,
  /** No explicit act is known; never treated as agreement. */
  UNKNOWN
}
