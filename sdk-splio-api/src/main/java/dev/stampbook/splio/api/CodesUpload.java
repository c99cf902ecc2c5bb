package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;

/** One-time codes for a limited reward whose codes Splio does not make. */
public record CodesUpload(List<PersonalText> codes) {}
