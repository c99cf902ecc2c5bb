package dev.stampbook.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house over compiled classes, for a tree of packages below a root. The root is a parameter, so that the same rules can be
 * shown a tree that breaks them.
 */
final class HouseRules {

  private static final List<String> VAGUE_NAMES =
      List.of("Util", "Utils", "Helper", "Manager", "Impl");
  private static final List<String> CORE_LIBRARIES =
      List.of(
          "java.lang",
          "java.util",
          "java.time",
          "java.math",
          "java.text",
          "org.joda.money",
          "org.jspecify");

  private final ModuleMap modules;

  HouseRules(String root) {
    this.modules = new ModuleMap(root);
  }

  /** Answers every rule under the sentence that names it. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new TreeMap<>();
    rule(rules, "arrows between modules point one way", in -> true, this::againstTheArrows);
    rule(
        rules,
        "internal packages are closed to other modules",
        in -> true,
        this::reachesIntoInternal);
    rule(
        rules, "core does no I/O and knows few libraries", isIn("core"), this::beyondCoreLibraries);
    rule(
        rules,
        "no third-party type shows in core and engine",
        isIn("core", "engine").and(HouseRules::isForUsers),
        type -> PublicSignature.of(type).foreignTypes(modules::isOurs));
    rule(
        rules,
        "no float or double in what computes money and points",
        isIn("core", "http", "engine").or(type -> modules.isClient(type.getPackageName())),
        FloatingPoint::in);
    rule(rules, "names say what a thing is", in -> true, HouseRules::vagueName);
    rule(rules, "every package is null-marked", in -> true, HouseRules::packageWithoutNullMark);
    rule(
        rules,
        "public classes of core and engine are closed for inheritance",
        isIn("core", "engine").and(HouseRules::isForUsers),
        HouseRules::openClass);
    rule(rules, "no toString reveals a secret", in -> true, HouseRules::revealsInToString);
    return rules;
  }

  private Stream<String> againstTheArrows(JavaClass type) {
    return modules
        .moduleOf(type.getPackageName())
        .map(
            from ->
                ourDependencies(type)
                    .filter(
                        to ->
                            modules
                                .moduleOf(to.getPackageName())
                                .map(on -> !modules.mayDepend(from, on))
                                .orElse(true))
                    .map(to -> from + " may not see " + to.getName()))
        .orElseGet(() -> Stream.of("this package belongs to no module of the design"));
  }

  private Stream<String> reachesIntoInternal(JavaClass type) {
    return ourDependencies(type)
        .filter(to -> isInternal(to.getPackageName()))
        .filter(
            to ->
                !modules
                    .moduleOf(to.getPackageName())
                    .equals(modules.moduleOf(type.getPackageName())))
        .map(to -> "reaches into " + to.getName());
  }

  private Stream<String> beyondCoreLibraries(JavaClass type) {
    return dependencies(type)
        .filter(to -> !to.isPrimitive() && !modules.isOurs(to.getPackageName()))
        .filter(
            to ->
                CORE_LIBRARIES.stream().noneMatch(library -> isBelow(to.getPackageName(), library)))
        .map(to -> "uses " + to.getName());
  }

  private static Stream<String> vagueName(JavaClass type) {
    return VAGUE_NAMES.stream()
        .filter(type.getSimpleName()::endsWith)
        .map(ending -> "a name ending in " + ending + " says nothing");
  }

  private static Stream<String> packageWithoutNullMark(JavaClass type) {
    JavaPackage home = type.getPackage();
    boolean marked =
        home.tryGetPackageInfo().map(info -> info.isAnnotatedWith(NullMarked.class)).orElse(false);
    return marked ? Stream.of() : Stream.of("its package has no @NullMarked package-info");
  }

  private static Stream<String> openClass(JavaClass type) {
    boolean closed =
        type.isInterface()
            || type.isEnum()
            || type.getModifiers().contains(JavaModifier.FINAL)
            || type.getModifiers().contains(JavaModifier.ABSTRACT)
            || type.reflect().isSealed();
    return closed ? Stream.of() : Stream.of("is neither final, sealed nor abstract");
  }

  private static Stream<String> revealsInToString(JavaClass type) {
    return type.getCodeUnits().stream()
        .filter(code -> code.getName().equals("toString"))
        .flatMap(code -> code.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().getSimpleName().equals("Secret"))
        .filter(call -> call.getName().equals("reveal"))
        .map(call -> "puts a secret into its text");
  }

  private Stream<JavaClass> ourDependencies(JavaClass type) {
    return dependencies(type).filter(to -> modules.isOurs(to.getPackageName()));
  }

  private static Stream<JavaClass> dependencies(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .distinct();
  }

  private Predicate<JavaClass> isIn(String... names) {
    return type -> modules.isIn(type.getPackageName(), names);
  }

  private static boolean isForUsers(JavaClass type) {
    boolean visible = type.getModifiers().contains(JavaModifier.PUBLIC);
    return visible
        && !isInternal(type.getPackageName())
        && type.getEnclosingClass().map(HouseRules::isForUsers).orElse(true);
  }

  private static boolean isInternal(String packageName) {
    return List.of(packageName.split("\\.")).contains("internal");
  }

  private static boolean isBelow(String packageName, String top) {
    return packageName.equals(top) || packageName.startsWith(top + ".");
  }

  private static void rule(
      Map<String, ArchRule> rules,
      String name,
      Predicate<JavaClass> subjects,
      Function<JavaClass, Stream<String>> complaints) {
    ArchCondition<JavaClass> keepTheRule =
        new ArchCondition<>("keep the rule") {
          @Override
          public void check(JavaClass type, ConditionEvents events) {
            complaints
                .apply(type)
                .distinct()
                .forEach(
                    complaint ->
                        events.add(
                            SimpleConditionEvent.violated(
                                type, type.getName() + ": " + complaint)));
          }
        };
    rules.put(
        name,
        classes()
            .that(DescribedPredicate.describe("the rule speaks of", subjects))
            .should(keepTheRule)
            .as(name)
            .allowEmptyShould(true));
  }
}
