/** Advises how to connect a shop and a point of sale to Splio's rewards (fact sheet splio.md section 15). Calls nobody. */
@NullMarked
package dev.stampbook.splio.advisor;

import org.jspecify.annotations.NullMarked;
