/** Asking for consent and keeping it as evidence. */
@NullMarked
package dev.stampbook.examples.storefront.consent;

import org.jspecify.annotations.NullMarked;
