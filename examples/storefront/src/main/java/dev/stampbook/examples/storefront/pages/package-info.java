/** The pages of the shop, one class per part of it. */
@NullMarked
package dev.stampbook.examples.storefront.pages;

import org.jspecify.annotations.NullMarked;
