/** What a shop does with the SDK: members, points, rewards at checkout. */
@NullMarked
package dev.stampbook.examples.storefront.loyalty;

import org.jspecify.annotations.NullMarked;
