/**
 * Springbig as a loyalty provider: {@link dev.stampbook.springbig.Springbig}.
 *
 * <p>Springbig publishes no API reference. What is evidenced, inferred and unknown is in the fact sheet springbig.md, whose sections the
 * Javadoc names.
 */
@NullMarked
package dev.stampbook.springbig;

import org.jspecify.annotations.NullMarked;
