/**
 * BigCommerce as a commerce system: orders and refunds in, discounts out. Start at {@link dev.stampbook.bigcommerce.BigCommerce}; "sheet"
 * is the BigCommerce fact sheet.
 */
@NullMarked
package dev.stampbook.bigcommerce;

import org.jspecify.annotations.NullMarked;
