package dev.stampbook.splio.api;

import java.util.Optional;

/** An upload that was taken in; nothing tells when it ends (sheet section 3.5). */
public record CodesUploadResult(Optional<String> processUuid, Optional<String> status) {}
