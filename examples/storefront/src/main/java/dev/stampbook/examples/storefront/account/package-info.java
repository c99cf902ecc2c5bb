/** The shop's own customers: who they are and how they prove it. */
@NullMarked
package dev.stampbook.examples.storefront.account;

import org.jspecify.annotations.NullMarked;
