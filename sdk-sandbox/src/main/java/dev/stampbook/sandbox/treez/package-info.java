/** The emulator of Treez, written from its fact sheet, over the modelled shop. */
@NullMarked
package dev.stampbook.sandbox.treez;

import org.jspecify.annotations.NullMarked;
