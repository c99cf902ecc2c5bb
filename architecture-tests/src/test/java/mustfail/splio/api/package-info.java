/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.splio.api;

import org.jspecify.annotations.NullMarked;
