package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** One row of a list of orders: the order, or why it could not be read. */
public record OrderRow(Optional<ShopOrder> order, Optional<UnreadableRow> unreadable) {}
