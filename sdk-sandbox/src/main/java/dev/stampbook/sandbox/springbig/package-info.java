/**
 * Emulates Springbig (fact sheet springbig.md): the calls that client code shows, in every form the sheet thinks possible, and
 * invented routes for what integrators can do and nobody has described.
 */
@NullMarked
package dev.stampbook.sandbox.springbig;

import org.jspecify.annotations.NullMarked;
