/**
 * The REST interface of Smile.io (fact sheet smile.md, sections 3 to 6): one method per endpoint, one record per object on the wire.
 *
 * <p>Fields that the provider does not promise are {@link java.util.Optional}; fields and enum values that this release does not know do
 * no harm. Times are UTC; numbers that may have decimals are exact.
 */
@NullMarked
package dev.stampbook.smile.api;

import org.jspecify.annotations.NullMarked;
