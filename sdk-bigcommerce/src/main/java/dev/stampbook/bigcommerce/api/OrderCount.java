package dev.stampbook.bigcommerce.api;

import java.util.List;

/** The number of orders by status (sheet 3.1). */
public record OrderCount(List<OrderStatusName> statuses, long count) {}
