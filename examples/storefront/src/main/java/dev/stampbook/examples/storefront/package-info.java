/** An example shop to click through: rewards at checkout and consent as evidence. Written to be copied into a shop. */
@NullMarked
package dev.stampbook.examples.storefront;

import org.jspecify.annotations.NullMarked;
