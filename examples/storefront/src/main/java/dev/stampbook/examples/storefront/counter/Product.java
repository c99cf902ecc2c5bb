package dev.stampbook.examples.storefront.counter;

import dev.stampbook.order.ProductId;
import org.joda.money.Money;

/**
 * Something the shop sells.
 *
 * @param id its number at the commerce system
 * @param name what the shopper reads
 * @param price one unit, without tax
 */
public record Product(ProductId id, String name, Money price) {}
