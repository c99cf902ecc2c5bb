/** Which systems the shop runs on. */
@NullMarked
package dev.stampbook.examples.storefront.systems;

import org.jspecify.annotations.NullMarked;
