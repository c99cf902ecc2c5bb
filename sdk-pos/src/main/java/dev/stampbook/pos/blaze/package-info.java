/** Blaze Retail as commerce system: transactions, members, consent and cart discounts over its partner API. */
@NullMarked
package dev.stampbook.pos.blaze;

import org.jspecify.annotations.NullMarked;
