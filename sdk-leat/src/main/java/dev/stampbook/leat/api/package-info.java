/**
 * The OAuth API v3 of Leat (fact sheet leat.md, sections 3 to 6): one method per endpoint, one record per object on the wire.
 *
 * <p>Fields that the provider does not promise are {@link java.util.Optional}; fields and enum values that this release does not know do no
 * harm. Leat writes empty maps as {@code []} and some numbers as text: both are read (sheet section 12).
 */
@NullMarked
package dev.stampbook.leat.api;

import org.jspecify.annotations.NullMarked;
