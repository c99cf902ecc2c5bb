/** What the points of sale have in common. */
@NullMarked
package dev.stampbook.pos;

import org.jspecify.annotations.NullMarked;
