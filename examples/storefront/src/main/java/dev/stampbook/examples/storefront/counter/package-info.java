/** What a shop does itself at its commerce system: sell, take payment, refund. Points and rewards are not its business. */
@NullMarked
package dev.stampbook.examples.storefront.counter;

import org.jspecify.annotations.NullMarked;
