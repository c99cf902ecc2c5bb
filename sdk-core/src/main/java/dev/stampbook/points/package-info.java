/** Points: policies, the exact calculator, postings and the provider's ledger. */
@NullMarked
package dev.stampbook.points;

import org.jspecify.annotations.NullMarked;
