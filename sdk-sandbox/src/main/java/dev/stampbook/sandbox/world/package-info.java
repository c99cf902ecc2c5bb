/** Ready-made worlds: a commerce system and a loyalty provider that know the same people. */
@NullMarked
package dev.stampbook.sandbox.world;

import org.jspecify.annotations.NullMarked;
