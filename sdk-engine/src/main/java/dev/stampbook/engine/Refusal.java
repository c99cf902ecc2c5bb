package dev.stampbook.engine;

/**
 * Why a reward was not given.
 *
 * @param reason why, for the program
 * @param message why, as a sentence a shop can show; free of personal data
 */
public record Refusal(RefusalReason reason, String message) {}
