/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.engine;

import org.jspecify.annotations.NullMarked;
