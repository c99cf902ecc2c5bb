/** Breaks the rules of the house on purpose. */
@NullMarked
package mustfail.splio.datahub;

import org.jspecify.annotations.NullMarked;
