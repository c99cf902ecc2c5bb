package dev.stampbook.http.internal;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An operation as declared, checked. */
record OperationSpec(String name, Effect effect, List<String> quotas, Optional<String> scope) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,59}");

  static OperationSpec of(Operation declared) {
    if (!NAME.matcher(declared.name()).matches()) {
      throw new IllegalArgumentException(
          "the operation name '"
              + declared.name()
              + "' is not 1 to 60 letters, digits and hyphens; it must be the same for every call, without ids");
    }
    if (declared.quota().length == 0) {
      throw new IllegalArgumentException("the operation " + declared.name() + " names no quota");
    }
    return new OperationSpec(
        declared.name(),
        declared.effect(),
        Arrays.stream(declared.quota()).distinct().toList(),
        Optional.of(declared.scope()).filter(scope -> !scope.isBlank()));
  }

  boolean isRead() {
    return effect == Effect.READ;
  }
}
