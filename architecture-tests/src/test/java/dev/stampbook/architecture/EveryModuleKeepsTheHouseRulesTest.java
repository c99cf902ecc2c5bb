package dev.stampbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EveryModuleKeepsTheHouseRulesTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.stampbook");

  private static final List<JavaSource> CODE = parsed("main");
  private static final List<JavaSource> TESTS = parsed("test");

  @TestFactory
  Stream<DynamicTest> everyRuleHoldsInEveryModule() {
    return new HouseRules("dev.stampbook")
        .all().entrySet().stream()
            .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check(rule.getValue())));
  }

  /** A module missing from this module's dependencies would escape every rule. */
  @Test
  void everyTypeOfEveryModuleIsUnderTheRules() {
    List<String> unseen =
        Repository.javaFiles("main").stream()
            .map(EveryModuleKeepsTheHouseRulesTest::typeName)
            .filter(type -> !type.endsWith("module-info") && !ALL.contain(type))
            .toList();

    assertThat(unseen).as("add their modules to the dependencies of architecture-tests").isEmpty();
  }

  @Test
  void noTestCanBeSkipped() {
    assertThat(SourceRules.skippedTests(TESTS)).isEmpty();
  }

  @Test
  void noTestSleeps() {
    assertThat(SourceRules.sleepingTests(TESTS)).isEmpty();
  }

  @Test
  void codeWaitsOnlyBehindAnInterface() {
    assertThat(SourceRules.sleepingCode(CODE)).isEmpty();
  }

  @Test
  void coreHttpAndEngineNameNoProvider() {
    Path root = Repository.root();
    List<JavaSource> neutral =
        CODE.stream()
            .filter(
                source ->
                    Stream.of("sdk-core", "sdk-http", "sdk-engine")
                        .anyMatch(module -> source.file().startsWith(root.resolve(module))))
            .toList();

    assertThat(neutral).hasSizeGreaterThan(50);
    assertThat(SourceRules.providerNames(neutral)).isEmpty();
  }

  @Test
  void noFileIsLongerThanItsReadersPatience() {
    List<Path> sources =
        Repository.modules().stream()
            .flatMap(module -> Repository.filesBelow(module.resolve("src")))
            .filter(file -> file.toString().matches(".*\\.(java|sql|html|css|js|sh)"))
            .toList();

    assertThat(SourceRules.longFiles(sources)).isEmpty();
  }

  @Test
  void noProviderModuleIsTooLargeToRead() {
    List<Path> providers = ProviderSize.MODULES.stream().map(Repository.root()::resolve).toList();

    assertThat(Repository.modules()).containsAll(providers);
    assertThat(ProviderSize.complaints(providers)).isEmpty();
  }

  private static void check(ArchRule rule) {
    rule.check(ALL);
  }

  private static List<JavaSource> parsed(String sourceSet) {
    return Repository.javaFiles(sourceSet).stream().map(JavaSource::parse).toList();
  }

  private static String typeName(Path file) {
    String path = file.toString();
    String type = path.substring(path.indexOf("src/main/java/") + "src/main/java/".length());
    return type.substring(0, type.length() - ".java".length()).replace('/', '.');
  }
}
