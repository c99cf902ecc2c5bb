/** Immutable snapshots of orders and refunds, and where they are read from. */
@NullMarked
package dev.stampbook.order;

import org.jspecify.annotations.NullMarked;
