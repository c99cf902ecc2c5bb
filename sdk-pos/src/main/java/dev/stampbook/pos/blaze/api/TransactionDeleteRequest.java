package dev.stampbook.pos.blaze.api;

/**
 * Takes a transaction off the queue (sheet section 3.5).
 *
 * @param reason why
 * @param terminalId at which till
 * @param employeeId by whom
 */
public record TransactionDeleteRequest(String reason, String terminalId, String employeeId) {}
