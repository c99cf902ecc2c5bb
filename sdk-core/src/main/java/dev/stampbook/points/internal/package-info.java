/** The exact arithmetic behind the calculator; not for users. */
@NullMarked
package dev.stampbook.points.internal;

import org.jspecify.annotations.NullMarked;
