/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail;

import org.jspecify.annotations.NullMarked;
