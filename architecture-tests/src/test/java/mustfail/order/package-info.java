/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.order;

import org.jspecify.annotations.NullMarked;
