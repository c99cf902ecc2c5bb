/**
 * Leat, formerly Piggy, as a loyalty provider (fact sheet leat.md). {@link dev.stampbook.leat.Leat} is the way in; {@code
 * dev.stampbook.leat.api} has all endpoints.
 *
 * <p>Points of orders travel in one of two ways, {@link dev.stampbook.leat.LeatEarning}: as credits the SDK has computed, under a reference of
 * our own, or as orders and returns from which Leat computes them.
 */
@NullMarked
package dev.stampbook.leat;

import org.jspecify.annotations.NullMarked;
