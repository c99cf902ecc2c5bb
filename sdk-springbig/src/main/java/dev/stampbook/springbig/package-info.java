/** Springbig as a loyalty provider (fact sheet springbig.md). */
@NullMarked
package dev.stampbook.springbig;

import org.jspecify.annotations.NullMarked;
