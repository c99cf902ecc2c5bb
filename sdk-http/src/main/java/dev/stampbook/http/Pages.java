package dev.stampbook.http;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.SystemName;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Turns a list that comes in pages into a stream that reads the next page only when an item of it is wanted.
 *
 * <p>The streams are sequential and can be used once. A failure of a page is thrown from the stream's terminal operation. A page marker that
 * comes back, or more pages than the bound, is a {@link MalformedResponseException}: silently ending there would lose items.
 *
 * @param system the system, for failures
 * @param operation the operation that reads a page, for failures
 * @param maxPages the bound, 1 to 1,000,000
 */
public record Pages(SystemName system, String operation, int maxPages) {

  public Pages {
    if (maxPages < 1 || maxPages > 1_000_000) {
      throw new IllegalArgumentException("a list has 1 to 1,000,000 pages, not " + maxPages);
    }
  }

  /** Returns the items of a list read by cursor; the first page is asked for without one. */
  public <T> Stream<T> byCursor(Function<Optional<String>, Page<String, T>> read) {
    return stream(Optional.empty(), read);
  }

  /**
   * Returns the items of a list read by page number; it ends with a page that holds fewer than {@code size} items.
   *
   * @param first the number of the first page, 0 or 1
   * @param size the items of a full page as the server really gives them, at least 1
   */
  public <T> Stream<T> byNumber(int first, int size, IntFunction<List<T>> read) {
    if (size < 1) {
      throw new IllegalArgumentException("a page has at least 1 item, not " + size);
    }
    return from(
        first,
        number -> {
          List<T> items = read.apply(number);
          return new Page<>(items, Optional.of(number + 1).filter(next -> items.size() >= size));
        });
  }

  /** Returns the items of a list whose first page begins at this marker and whose pages name the marker of the next one. */
  public <K, T> Stream<T> from(K first, Function<K, Page<K, T>> read) {
    return stream(Optional.of(first), marker -> read.apply(marker.orElse(first)));
  }

  private <K, T> Stream<T> stream(Optional<K> first, Function<Optional<K>, Page<K, T>> read) {
    return StreamSupport.stream(new Walk<>(first, read), false);
  }

  private final class Walk<K, T> extends Spliterators.AbstractSpliterator<T> {

    private final Function<Optional<K>, Page<K, T>> read;
    private final Set<K> seen = new HashSet<>();
    private Optional<K> next;
    private boolean more = true;
    private int pages;
    private Iterator<T> items = Collections.emptyIterator();

    private Walk(Optional<K> first, Function<Optional<K>, Page<K, T>> read) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.next = first;
      this.read = read;
      first.ifPresent(seen::add);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
      while (!items.hasNext()) {
        if (!more) {
          return false;
        }
        readPage();
      }
      action.accept(items.next());
      return true;
    }

    private void readPage() {
      if (pages == maxPages) {
        throw failure(
            "the list has more than " + maxPages + " pages; narrow the query or raise the bound");
      }
      Page<K, T> page = read.apply(next);
      pages++;
      next = page.next();
      more = next.isPresent();
      items = page.items().iterator();
      if (more && !seen.add(next.get())) {
        throw failure("the list names a page as next that was read before");
      }
    }

    private MalformedResponseException failure(String message) {
      return new MalformedResponseException(
          message, FailedCall.unanswered(system, operation), RemoteEffect.NOT_SENT);
    }
  }
}
