package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** The life of a program (sheet section 5); enrolment needs a running one. */
public enum ProgramStatus {
  @Json(name = "running")
  RUNNING,
  @Json(name = "draft")
  DRAFT
}
