/** Rewards: what costs points, and what a member gets for them. */
@NullMarked
package dev.stampbook.reward;

import org.jspecify.annotations.NullMarked;
