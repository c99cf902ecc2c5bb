/**
 * The REST API of BigCommerce, one method per endpoint and one record per wire object ("sheet" is the BigCommerce fact sheet).
 *
 * <p>Unknown fields are ignored, open sets of values stay text, and amounts and dates keep the text the system sent, so that one
 * unreadable value spoils one row and not its page.
 */
@NullMarked
package dev.stampbook.bigcommerce.api;

import org.jspecify.annotations.NullMarked;
