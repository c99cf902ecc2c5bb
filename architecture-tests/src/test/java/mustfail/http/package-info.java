/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.http;

import org.jspecify.annotations.NullMarked;
