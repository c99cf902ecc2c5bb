/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.smile;

import org.jspecify.annotations.NullMarked;
