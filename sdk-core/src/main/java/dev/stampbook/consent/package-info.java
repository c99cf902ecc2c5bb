/** Marketing consent per channel and the acts that led to it. */
@NullMarked
package dev.stampbook.consent;

import org.jspecify.annotations.NullMarked;
