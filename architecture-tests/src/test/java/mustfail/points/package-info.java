/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.points;

import org.jspecify.annotations.NullMarked;
