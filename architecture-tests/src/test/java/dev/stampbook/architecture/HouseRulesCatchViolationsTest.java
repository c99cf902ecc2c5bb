package dev.stampbook.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Shows every rule a tree of packages that breaks it: a rule that finds nothing there would find nothing anywhere. */
class HouseRulesCatchViolationsTest {

  private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages("mustfail");

  private static final Map<String, Set<String>> OFFENDERS =
      Map.of(
          "arrows between modules point one way",
          Set.of(
              "BelongsToNoModule",
              "SeesAProvider",
              "SeesAnotherProvider",
              "SeesHttp",
              "SeesItsProvider",
              "SeesTheEndpoints",
              "SeesTheEngine",
              "SeesTheHttpModule",
              "SeesTheRooms",
              "package-info"),
          "internal packages are closed to other modules",
          Set.of("ReachesIntoInternal"),
          "core does no I/O and knows few libraries",
          Set.of("ReadsAFile"),
          "no third-party type shows in core and engine",
          Set.of("ShowsAForeignType"),
          "no float or double in what computes money and points",
          Set.of("FloatingField", "FloatingParameter", "FloatingResult"),
          "names say what a thing is",
          Set.of("PointsHelper", "PointsImpl", "PointsManager", "PointsUtil", "PointsUtils"),
          "every package is null-marked",
          Set.of("NotNullMarked"),
          "public classes of core and engine are closed for inheritance",
          Set.of("OpenForInheritance"),
          "no toString reveals a secret",
          Set.of("PrintsItsSecret"));

  @TestFactory
  Stream<DynamicTest> everyRuleFindsItsOffendersAndNoOneElse() {
    Map<String, ArchRule> rules = new HouseRules("mustfail").all();
    assertThat(OFFENDERS).containsOnlyKeys(rules.keySet());
    return rules.entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () ->
                        assertThat(offenders(rule.getValue()))
                            .isEqualTo(OFFENDERS.get(rule.getKey()))));
  }

  @Test
  void aTestThatCanBeSkippedIsFound() {
    assertThat(SourceRules.skippedTests(sample("SkippedTests.java")))
        .extracting(complaint -> complaint.replaceAll(".*SkippedTests.java: (\\S+) .*", "$1"))
        .contains(
            "Disabled",
            "DisabledOnOs",
            "EnabledIfEnvironmentVariable",
            "assumeTrue",
            "Assumptions.assumingThat")
        .noneMatch(name -> name.contains("presumed"));
  }

  @Test
  void aSleepIsFoundInTestsAndCode() {
    assertThat(SourceRules.sleepingTests(sample("Sleeps.java"))).hasSize(2);
    assertThat(SourceRules.sleepingCode(sample("Sleeps.java"))).hasSize(2);
    assertThat(SourceRules.sleepingCode(sample("WaitsBehindAnInterface.java"))).isEmpty();
  }

  @Test
  void aProvidersNameIsFoundInCodeButNotInCommentsOrOtherWords() {
    assertThat(SourceRules.providerNames(sample("NamesAProvider.java")))
        .extracting(complaint -> complaint.replaceAll(".*NamesAProvider.java: (\\S+) .*", "$1"))
        .containsExactlyInAnyOrder("SmileTier", "BIG_COMMERCE_ORDER", "leatCredits");
  }

  @Test
  void aFileOf501LinesIsTooLong(@TempDir Path directory) throws IOException {
    assertThat(SourceRules.longFiles(List.of(fileOf(500, directory), fileOf(501, directory))))
        .singleElement()
        .asString()
        .contains("has 501 lines");
  }

  @Test
  void aProviderModuleOf2751LinesOfCodeIsTooLarge(@TempDir Path directory) throws IOException {
    List<Path> modules =
        List.of(
            moduleOf(2_750, directory.resolve("sdk-full")),
            moduleOf(2_751, directory.resolve("sdk-large")),
            moduleOf(0, directory.resolve("sdk-misnamed")));

    assertThat(ProviderSize.complaints(modules))
        .containsExactly(
            "sdk-large has 2,751 lines of code, more than 2,750: give a part of it a module of its own",
            "sdk-misnamed has no code below src/main/java");
  }

  @Test
  void blankLinesCommentsImportsAndPackageAreNoLinesOfCode() {
    assertThat(
            ProviderSize.linesOfCode(
                List.of(
                    "package mustfail;",
                    "",
                    "import java.util.List;",
                    "import static java.util.Map.entry;",
                    "/** One line. */",
                    "/**",
                    " * Several,",
                    "   one without its star.",
                    " */",
                    "final class Sample {",
                    "  // a remark",
                    "  String importance = \"/*\"; /* beside code */",
                    "",
                    "  int packages = 1;",
                    "}")))
        .isEqualTo(4);
  }

  private static Path moduleOf(int linesOfCode, Path module) throws IOException {
    Path code = Files.createDirectories(module.resolve("src/main/java"));
    List<String> lines =
        Stream.concat(
                Stream.of("package sample;", "", "// a remark"),
                IntStream.range(0, linesOfCode).mapToObj(line -> "int line" + line + ";"))
            .toList();
    Files.write(code.resolve("Sample.java"), lines);
    return module;
  }

  private static Set<String> offenders(ArchRule rule) {
    Set<String> found = new TreeSet<>();
    rule.evaluate(SAMPLES)
        .handleViolations(
            (Collection<JavaClass> types, String message) ->
                found.addAll(
                    types.stream()
                        .map(JavaClass::getSimpleName)
                        .collect(toCollection(TreeSet::new))));
    return found;
  }

  private static List<JavaSource> sample(String name) {
    return List.of(
        JavaSource.parse(
            Repository.root()
                .resolve("architecture-tests/src/test/resources/must-fail/sources/" + name)));
  }

  private static Path fileOf(int lines, Path directory) throws IOException {
    return Files.write(
        directory.resolve(lines + "-lines.txt"),
        IntStream.range(0, lines).mapToObj(Integer::toString).toList());
  }
}
