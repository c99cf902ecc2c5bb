package dev.stampbook.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Set;
import java.util.stream.Stream;

/** Finds binary fractions where money and points are computed: 0.1 + 0.2 is not 0.3 there. */
final class FloatingPoint {

  private static final Set<String> FLOATING =
      Set.of("float", "double", "java.lang.Float", "java.lang.Double");

  private FloatingPoint() {}

  static Stream<String> in(JavaClass type) {
    Stream<String> fields =
        type.getFields().stream()
            .filter(field -> isFloating(field.getType()))
            .map(field -> "field " + field.getName());
    Stream<String> codeUnits =
        type.getCodeUnits().stream()
            .filter(
                code ->
                    isFloating(code.getReturnType())
                        || code.getParameterTypes().stream().anyMatch(FloatingPoint::isFloating))
            .map(code -> "method " + code.getName());
    return Stream.concat(fields, codeUnits).map(place -> place + " is a float or double");
  }

  private static boolean isFloating(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getBaseComponentType)
        .map(JavaClass::getName)
        .anyMatch(FLOATING::contains);
  }
}
