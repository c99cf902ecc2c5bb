/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.http.internal;

import org.jspecify.annotations.NullMarked;
