/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.leat;

import org.jspecify.annotations.NullMarked;
