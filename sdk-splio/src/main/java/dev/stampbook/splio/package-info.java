/** Splio as a loyalty provider (fact sheet splio.md). */
@NullMarked
package dev.stampbook.splio;

import org.jspecify.annotations.NullMarked;
