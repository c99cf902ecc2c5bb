/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.splio;

import org.jspecify.annotations.NullMarked;
