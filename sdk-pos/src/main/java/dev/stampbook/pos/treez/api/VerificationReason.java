package dev.stampbook.pos.treez.api;

import java.util.Optional;

/** Why a customer is not verified yet (sheet 3.1). */
public record VerificationReason(
    Optional<String> verificationReason, Optional<String> verificationReasonDescription) {}
