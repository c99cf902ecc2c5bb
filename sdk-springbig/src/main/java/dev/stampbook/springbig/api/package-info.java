/**
 * The interface of Springbig as far as public client code shows it (fact sheet springbig.md, section 3): one method per endpoint, one
 * record per object on the wire.
 *
 * <p>No answer of Springbig is documented. Readers therefore accept every shape the sheet thinks possible and keep the whole document, so
 * that a setting can point into it; nothing here prints a person.
 */
@NullMarked
package dev.stampbook.springbig.api;

import org.jspecify.annotations.NullMarked;
