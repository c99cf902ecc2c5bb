/** Treez as commerce system: tickets become orders, rewards become discounts of their lines. Begin at {@code Treez}. */
@NullMarked
package dev.stampbook.pos.treez;

import org.jspecify.annotations.NullMarked;
