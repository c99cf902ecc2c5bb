/** Discounts: what a redemption becomes at checkout. */
@NullMarked
package dev.stampbook.discount;

import org.jspecify.annotations.NullMarked;
