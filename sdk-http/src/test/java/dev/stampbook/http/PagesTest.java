package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.MalformedResponseException;
import dev.stampbook.http.testing.Depot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {

  private final Pages pages = new Pages(Depot.NAME, "listItems", 100);
  private final List<Object> asked = new ArrayList<>();

  /** Pages of three items each: a to c, d to f, g. */
  private Page<String, String> byCursor(Optional<String> cursor) {
    asked.add(cursor.orElse("begin"));
    return switch (cursor.orElse("begin")) {
      case "begin" -> Page.cursor(List.of("a", "b", "c"), Optional.of("two"));
      case "two" -> Page.cursor(List.of("d", "e", "f"), Optional.of("three"));
      default -> Page.cursor(List.of("g"), Optional.of(" "));
    };
  }

  @Test
  void aPageIsReadOnlyWhenAnItemOfItIsWanted() {
    Stream<String> stream = pages.byCursor(this::byCursor);
    assertThat(asked).isEmpty();
    Iterator<String> items = stream.iterator();
    assertThat(items.next() + items.next() + items.next()).isEqualTo("abc");
    assertThat(asked).containsExactly("begin");
    assertThat(items.next()).isEqualTo("d");
    assertThat(asked).containsExactly("begin", "two");
  }

  @Test
  void findingAnItemOfTheFirstPageReadsNoOther() {
    assertThat(pages.byCursor(this::byCursor).filter("b"::equals).findFirst()).contains("b");
    assertThat(pages.byCursor(this::byCursor).limit(3)).containsExactly("a", "b", "c");
    assertThat(asked).containsExactly("begin", "begin");
  }

  @Test
  void allItemsComeInOrderAndABlankCursorEnds() {
    assertThat(pages.byCursor(this::byCursor)).containsExactly("a", "b", "c", "d", "e", "f", "g");
    assertThat(asked).containsExactly("begin", "two", "three");
  }

  @Test
  void numberedPagesEndWithAShortOne() {
    assertThat(pages.byNumber(1, 10, this::numbered)).hasSize(25).startsWith(0).endsWith(24);
    assertThat(asked).containsExactly(1, 2, 3);
  }

  private List<Integer> numbered(int page) {
    asked.add(page);
    return IntStream.range((page - 1) * 10, Math.min(page * 10, 25)).boxed().toList();
  }

  @Test
  void anExactMultipleEndsWithAnEmptyPage() {
    assertThat(pages.byNumber(0, 5, page -> page < 2 ? List.of(1, 2, 3, 4, 5) : List.of()))
        .hasSize(10);
  }

  @Test
  void emptyPagesInTheMiddleAreSkipped() {
    assertThat(
            pages.from(
                0,
                page ->
                    new Page<>(
                        page % 2 == 0 ? List.of() : List.of(page),
                        Optional.of(page + 1).filter(next -> next < 6))))
        .containsExactly(1, 3, 5);
  }

  @Test
  void aCursorThatComesBackIsAFailureAndNoLoop() {
    Stream<String> loop =
        pages.byCursor(
            cursor ->
                Page.cursor(
                    List.of("x"),
                    Optional.of(cursor.map(c -> "b".equals(c) ? "a" : "b").orElse("a"))));
    assertThatThrownBy(loop::count)
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("read before")
        .hasMessageContaining("depot listItems");
  }

  @Test
  void moreThanTheBoundIsAFailureAndNotASilentEnd() {
    Pages few = new Pages(Depot.NAME, "listItems", 3);
    Stream<Integer> endless = few.from(0, page -> new Page<>(List.of(page), Optional.of(page + 1)));
    List<Integer> seen = new ArrayList<>();
    assertThatThrownBy(() -> endless.forEach(seen::add))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("more than 3 pages");
    assertThat(seen).containsExactly(0, 1, 2);
  }

  @Test
  void aFailureOfAPageReachesTheReader() {
    Stream<Integer> failing =
        pages.from(
            0,
            page -> {
              if (page == 1) {
                throw new IllegalStateException("page 1");
              }
              return new Page<>(List.of(page), Optional.of(page + 1));
            });
    assertThatThrownBy(failing::count).hasMessage("page 1");
  }

  @Test
  void senselessBoundsAreRefused() {
    assertThatThrownBy(() -> new Pages(Depot.NAME, "x", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pages.byNumber(1, 0, page -> List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
