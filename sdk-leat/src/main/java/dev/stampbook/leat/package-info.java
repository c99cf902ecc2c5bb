/** Leat as a loyalty provider (fact sheet leat.md). */
@NullMarked
package dev.stampbook.leat;

import org.jspecify.annotations.NullMarked;
