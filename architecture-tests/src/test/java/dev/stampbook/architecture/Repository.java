package dev.stampbook.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The working copy these tests run in. */
final class Repository {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Path ROOT = findRoot();

  private Repository() {}

  static Path root() {
    return ROOT;
  }

  /** Answers the folders of all modules, as the root POM names them. */
  static List<Path> modules() {
    try {
      return MODULE
          .matcher(Files.readString(ROOT.resolve("pom.xml")))
          .results()
          .map((MatchResult module) -> ROOT.resolve(module.group(1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers the Java files of all modules below {@code src/main/java} or {@code src/test/java}. */
  static List<Path> javaFiles(String sourceSet) {
    return modules().stream()
        .map(module -> module.resolve("src").resolve(sourceSet).resolve("java"))
        .flatMap(Repository::filesBelow)
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  static Stream<Path> filesBelow(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path findRoot() {
    for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.exists(here.resolve("mvnw")) && Files.exists(here.resolve("pom.xml"))) {
        return here;
      }
    }
    throw new IllegalStateException("These tests must run inside the working copy");
  }
}
