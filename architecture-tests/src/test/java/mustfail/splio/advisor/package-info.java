/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.splio.advisor;

import org.jspecify.annotations.NullMarked;
