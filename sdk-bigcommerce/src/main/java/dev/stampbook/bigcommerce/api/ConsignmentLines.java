package dev.stampbook.bigcommerce.api;

import java.util.List;

/**
 * The lines of a consignment: the lines themselves or links to them, one or several (sheet 3.1).
 *
 * @param inline whether the lines themselves are here
 * @param lines the lines, empty when only links are there
 */
public record ConsignmentLines(boolean inline, List<OrderProduct> lines) {}
