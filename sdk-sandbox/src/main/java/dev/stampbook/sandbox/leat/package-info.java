/**
 * Emulates Leat, formerly Piggy: the OAuth API v3 of its fact sheet, section 3.
 *
 * <p>What the sheet leaves open is chosen to be hard on clients: attributes nobody made are dropped without a word, numbers come as text, empty
 * maps as lists, and a repeated order or return is refused.
 */
@NullMarked
package dev.stampbook.sandbox.leat;

import org.jspecify.annotations.NullMarked;
