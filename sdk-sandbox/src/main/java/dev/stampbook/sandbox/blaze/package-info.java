/**
 * Emulates the partner API of Blaze Retail over the shop model: sales and refunds, members, online accounts, carts.
 *
 * <p>Written from the fact sheet of Blaze; what the sheet does not know can be chosen.
 */
@NullMarked
package dev.stampbook.sandbox.blaze;

import org.jspecify.annotations.NullMarked;
