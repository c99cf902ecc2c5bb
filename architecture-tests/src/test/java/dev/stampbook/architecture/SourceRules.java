package dev.stampbook.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of the house that only the source can show. Each answers its complaints; an empty list is a kept rule. */
final class SourceRules {

  private static final int LINES_OF_A_FILE = 500;
  private static final Predicate<String> SKIPS =
      Pattern.compile(
              "(.*\\.)?(Disabled\\w*|Enabled(On|If|For)\\w*|Ignore|Assumptions|Assume|assume[A-Z]\\w*|assumingThat|TestAbortedException)")
          .asMatchPredicate();
  private static final Predicate<String> SLEEPS =
      Pattern.compile(
              "(.*\\.)?Thread\\.sleep|(.*\\.)?(NANO|MICRO|MILLI)?SECONDS\\.sleep|(.*\\.)?MINUTES\\.sleep")
          .asMatchPredicate();
  private static final Pattern PROVIDER =
      Pattern.compile("(^| )(spring ?big|splio|smile|leat|big ?commerce|blaze|treez)( |$)");
  // The presets carry the name of the rule they reproduce (design, section 6).
  private static final Set<String> PRESETS = Set.of("springbigEcom", "leatBigCommerce");

  private SourceRules() {}

  static List<String> skippedTests(List<JavaSource> tests) {
    return uses(tests, SKIPS, "can skip a test");
  }

  static List<String> sleepingTests(List<JavaSource> tests) {
    return uses(tests, SLEEPS, "sleeps; wait for the event itself");
  }

  /** Waiting in production code hides behind an interface, so that a test can take its place. */
  static List<String> sleepingCode(List<JavaSource> code) {
    return uses(
        code.stream().filter(source -> !source.isInterface()).toList(),
        SLEEPS,
        "sleeps outside of an interface");
  }

  static List<String> providerNames(List<JavaSource> code) {
    return uses(
        code,
        name -> !PRESETS.contains(name) && PROVIDER.matcher(words(name)).find(),
        "names a system that this module must not know");
  }

  static List<String> longFiles(List<Path> files) {
    return files.stream()
        .filter(file -> lines(file) > LINES_OF_A_FILE)
        .map(file -> file + ": has " + lines(file) + " lines, more than " + LINES_OF_A_FILE)
        .toList();
  }

  private static List<String> uses(
      List<JavaSource> sources, Predicate<String> banned, String complaint) {
    return sources.stream()
        .flatMap(source -> offences(source, banned, complaint))
        .distinct()
        .toList();
  }

  private static Stream<String> offences(
      JavaSource source, Predicate<String> banned, String complaint) {
    return source.names().stream()
        .filter(banned)
        .map(name -> source.file() + ": " + name + " " + complaint);
  }

  /** Splits {@code smileTierId} into {@code smile tier id}: "leat" is no part of {@code availableAt}. */
  private static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replaceAll("[^A-Za-z]+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
