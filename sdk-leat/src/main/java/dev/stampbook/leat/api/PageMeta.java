package dev.stampbook.leat.api;

import java.util.Optional;

/**
 * Where a page stands (sheet section 6). Lists of contacts and transactions say {@code page} and {@code limit}, lists of vouchers {@code
 * current_page} and {@code per_page}; sizes come as numbers or text.
 *
 * @param page number of the page, from 1
 * @param limit items per page
 * @param viewingFrom number of the first item
 * @param viewingTo number of the last item
 * @param lastPage number of the last page
 * @param total all items
 * @param currentPage number of the page, from 1
 * @param from number of the first item
 * @param to number of the last item
 * @param perPage items per page
 * @param path address of the list
 */
public record PageMeta(
    Optional<Long> page,
    Optional<Long> limit,
    Optional<Long> viewingFrom,
    Optional<Long> viewingTo,
    Optional<Long> lastPage,
    Optional<Long> total,
    Optional<Long> currentPage,
    Optional<Long> from,
    Optional<Long> to,
    Optional<Long> perPage,
    Optional<String> path) {}
