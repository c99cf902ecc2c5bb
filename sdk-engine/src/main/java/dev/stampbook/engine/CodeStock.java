package dev.stampbook.engine;

/**
 * How many codes of a stock stand where.
 *
 * @param pool the stock
 * @param free codes nobody has
 * @param assigned codes that belong to a redemption and are not used
 * @param used codes an order has used
 * @param retired codes that will never be handed out again
 * @param quarantined codes the shop refused as used already
 */
public record CodeStock(
    CodePoolId pool, long free, long assigned, long used, long retired, long quarantined) {}
