/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.nowhere;

import org.jspecify.annotations.NullMarked;
