/**
 * The REST interface of Splio's loyalty platform (fact sheet splio.md, sections 2 to 6): one method per endpoint, one record per object on
 * the wire.
 *
 * <p>Fields that the provider does not promise are {@link java.util.Optional}; fields and enum values that this release does not know do no
 * harm. Dates carry no offset: they are local times, and which zone they are in depends on the field (sheet section 11). Amounts are exact.
 * E-mail addresses, phone numbers, names, card codes and reward codes do not print themselves.
 */
@NullMarked
package dev.stampbook.splio.api;

import org.jspecify.annotations.NullMarked;
