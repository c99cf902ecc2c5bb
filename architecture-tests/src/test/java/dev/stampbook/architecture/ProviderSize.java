package dev.stampbook.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keeps a provider module readable in one sitting: about 2,500 lines of code. A line of code is one that is neither blank nor comment, import
 * or package declaration.
 */
final class ProviderSize {

  /**
   * A tenth above 2,500, so that a module which is about that size stays whole: Leat, the largest, is one thing at 2,725 lines, and a cut
   * through it would serve the number alone. A module that grows past this has a second idea in it, which gets a module of its own.
   */
  static final long MOST_LINES = 2_750;

  /** Every module of a loyalty provider, the parts of one too. */
  static final List<String> MODULES =
      List.of(
          "sdk-smile",
          "sdk-leat",
          "sdk-springbig",
          "sdk-splio",
          "sdk-splio-api",
          "sdk-splio-files",
          "sdk-splio-advisor");

  private ProviderSize() {}

  /** Answers a complaint for every module that is too large, and for one that has no code, because its name is wrong then. */
  static List<String> complaints(List<Path> modules) {
    return modules.stream().flatMap(ProviderSize::complaint).toList();
  }

  private static Stream<String> complaint(Path module) {
    long lines = linesOf(module);
    if (lines == 0) {
      return Stream.of(module.getFileName() + " has no code below src/main/java");
    }
    return lines <= MOST_LINES
        ? Stream.empty()
        : Stream.of(
            String.format(
                Locale.ROOT,
                "%s has %,d lines of code, more than %,d: give a part of it a module of its own",
                module.getFileName(),
                lines,
                MOST_LINES));
  }

  private static long linesOf(Path module) {
    return Repository.filesBelow(module.resolve("src/main/java"))
        .filter(file -> file.toString().endsWith(".java"))
        .mapToLong(file -> linesOfCode(lines(file)))
        .sum();
  }

  /** Counts by the layout that the formatter gives: a comment of several lines begins and ends on lines of its own. */
  static long linesOfCode(List<String> lines) {
    long code = 0;
    boolean comment = false;
    for (String line : lines) {
      String text = line.strip();
      comment = comment || text.startsWith("/*");
      if (!comment && isCode(text)) {
        code++;
      }
      comment = comment && !text.endsWith("*/");
    }
    return code;
  }

  private static boolean isCode(String text) {
    return !text.isEmpty()
        && !text.startsWith("//")
        && !text.startsWith("import ")
        && !text.startsWith("package ");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
