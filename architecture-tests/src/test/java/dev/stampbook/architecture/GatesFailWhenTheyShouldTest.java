package dev.stampbook.architecture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds projects that break one gate each and expects every one to be refused, by that gate. */
class GatesFailWhenTheyShouldTest {

  private static final Path MUST_FAIL =
      Repository.root().resolve("architecture-tests/src/test/resources/must-fail");
  private static final Path COPY = Repository.root().resolve("architecture-tests/target/must-fail");
  private static final Pattern FAILURE =
      Pattern.compile("Failed to execute goal \\S+ \\(\\S+\\) on project (\\S+):");

  private static Result build;
  private static Map<String, String> failures;

  /** What a command printed and whether it succeeded. */
  private record Result(int exitCode, String output) {}

  @BeforeAll
  static void buildTheSamples(@TempDir Path directory) throws Exception {
    copySamples();
    String mvnw = Repository.root().resolve("mvnw").toString();
    build =
        run(
            directory,
            mvnw,
            "-B",
            "-ntp",
            "-T2",
            "-fae",
            "-Dstyle.color=never",
            "-Dmaven.test.skip",
            "package");
    failures =
        Arrays.stream(build.output().split("(?=Failed to execute goal )"))
            .map(block -> Map.entry(FAILURE.matcher(block), block))
            .filter(block -> block.getKey().lookingAt())
            .collect(toMap(block -> block.getKey().group(1), Map.Entry::getValue));
  }

  @Test
  void onlyTheBadSamplesAreRefused() {
    assertThat(build.exitCode()).isNotZero();
    assertThat(failures.keySet())
        .as(build.output())
        .containsExactlyInAnyOrder(
            "badly-formatted",
            "compiler-warning",
            "suspicious-code",
            "null-in-a-null-marked-package",
            "apart",
            "twice");
  }

  @Test
  void badFormattingIsRefused() {
    assertThat(failures.get("badly-formatted"))
        .contains("spotless-maven-plugin", ":check", "BadlyFormatted.java", "format violations");
  }

  @Test
  void aCompilerWarningIsAnError() {
    assertThat(failures.get("compiler-warning"))
        .contains(":compile", "warnings found and -Werror specified");
    assertThat(build.output()).contains("CompilerWarning.java:[5,24] found raw type");
  }

  @Test
  void errorProneRefusesSuspiciousCode() {
    assertThat(failures.get("suspicious-code")).contains(":compile", "[ArrayEquals]");
  }

  @Test
  void nullAwayRefusesNullInANullMarkedPackage() {
    assertThat(failures.get("null-in-a-null-marked-package")).contains(":compile", "[NullAway]");
  }

  @Test
  void divergingVersionsOfADependencyAreRefused() {
    assertThat(failures.get("apart"))
        .contains("DependencyConvergence failed", "mustfail:shared:jar:1", "mustfail:shared:jar:2");
  }

  @Test
  void aClassFromTwoDependenciesIsRefused() {
    assertThat(failures.get("twice"))
        .contains("BanDuplicateClasses failed", "mustfail/Twice.class");
  }

  @Test
  void aRunWithoutTestsProvesNothing(@TempDir Path empty) throws Exception {
    Result summary = summaryOf(empty);

    assertThat(summary.output()).contains("0 tests", "No test ran");
    assertThat(summary.exitCode()).isNotZero();
  }

  @Test
  void aFailedOrSkippedTestMakesTheSummaryFail(@TempDir Path reports) throws Exception {
    report(reports, "good", "tests=\"3\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    assertThat(summaryOf(reports))
        .isEqualTo(new Result(0, "3 tests in 1 modules, 0 failed, 0 skipped\n"));

    report(reports, "skipping", "tests=\"2\" errors=\"0\" skipped=\"1\" failures=\"0\"");
    assertThat(summaryOf(reports))
        .isEqualTo(new Result(1, "5 tests in 2 modules, 0 failed, 1 skipped\n"));

    report(reports, "skipping", "tests=\"2\" errors=\"1\" skipped=\"0\" failures=\"1\"");
    assertThat(summaryOf(reports))
        .isEqualTo(new Result(1, "5 tests in 2 modules, 2 failed, 0 skipped\n"));
  }

  private static void report(Path root, String module, String counts) throws IOException {
    Path directory =
        Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
    Files.writeString(
        directory.resolve("TEST-Sample.xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"Sample\" time=\"0.1\" "
            + counts
            + ">\n</testsuite>\n");
  }

  private static Result summaryOf(Path reports) throws Exception {
    return run(
        reports, Repository.root().resolve(".ci/test-summary").toString(), reports.toString());
  }

  private static Result run(Path directory, String... command) throws Exception {
    Path output = Files.createTempFile(directory, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(COPY.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES))
          .as("%s ended in time", List.of(command))
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(output));
  }

  /** Starts afresh each time: nothing compiled before may pass for up to date. */
  private static void copySamples() throws IOException {
    for (Path old : Repository.filesBelow(COPY).toList()) {
      Files.delete(old);
    }
    for (Path sample : Repository.filesBelow(MUST_FAIL).toList()) {
      Path copy = COPY.resolve(MUST_FAIL.relativize(sample));
      Files.createDirectories(copy.getParent());
      Files.copy(sample, copy);
    }
  }
}
