package dev.stampbook.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a user of a public class must have on the class path: every type in what it extends, offers, takes, answers and throws. */
record PublicSignature(JavaClass type) {

  private static final List<String> WELCOME =
      List.of("java.", "javax.sql.", "org.joda.money.", "org.jspecify.");

  static PublicSignature of(JavaClass type) {
    return new PublicSignature(type);
  }

  Stream<String> foreignTypes(Predicate<String> isOurPackage) {
    return Stream.of(parents(), fields(), codeUnits())
        .flatMap(types -> types)
        .flatMap(part -> part.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(part -> !part.isPrimitive() && !isOurPackage.test(part.getPackageName()))
        .map(JavaClass::getName)
        .filter(name -> WELCOME.stream().noneMatch(name::startsWith))
        .map(name -> "shows " + name);
  }

  private Stream<JavaType> parents() {
    return Stream.concat(
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream()),
        type.getTypeParameters().stream()
            .flatMap(parameter -> parameter.getUpperBounds().stream()));
  }

  private Stream<JavaType> fields() {
    return type.getFields().stream().filter(PublicSignature::isOffered).map(JavaField::getType);
  }

  private Stream<JavaType> codeUnits() {
    return type.getCodeUnits().stream()
        .filter(PublicSignature::isOffered)
        .flatMap(PublicSignature::typesOf);
  }

  private static Stream<JavaType> typesOf(JavaCodeUnit code) {
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameterTypes().stream(),
            code.getExceptionTypes().stream(),
            code.getTypeParameters().stream()
                .flatMap(parameter -> parameter.getUpperBounds().stream()))
        .flatMap(types -> types);
  }

  private static boolean isOffered(JavaMember member) {
    var modifiers = member.getModifiers();
    boolean visible =
        modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    return visible && !modifiers.contains(JavaModifier.SYNTHETIC);
  }
}
