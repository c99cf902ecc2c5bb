/**
 * Smile.io as a loyalty provider; start at {@link dev.stampbook.smile.Smile}.
 *
 * <p>What Smile does and does not offer is in the fact sheet smile.md, whose sections the Javadoc names.
 */
@NullMarked
package dev.stampbook.smile;

import org.jspecify.annotations.NullMarked;
