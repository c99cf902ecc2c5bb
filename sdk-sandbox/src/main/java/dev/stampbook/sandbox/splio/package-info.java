/**
 * An emulator of Splio's loyalty platform, written from its fact sheet (splio.md): token, two request limits, contacts, orders from which points
 * are computed later, rewards and grants.
 */
@NullMarked
package dev.stampbook.sandbox.splio;

import org.jspecify.annotations.NullMarked;
