package dev.stampbook.http.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonQualifier;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes adapters for records. Ours instead of the library's, because there an absent component is null. */
public final class RecordAdapters implements JsonAdapter.Factory {

  /** Begins the parser's message when a mandatory field is absent or null. */
  public static final String MISSING = "Missing field";

  private final FieldNames names;

  public RecordAdapters(FieldNames names) {
    this.names = names;
  }

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (!annotations.isEmpty() || !raw.isRecord()) {
      return null;
    }
    RecordComponent[] components = raw.getRecordComponents();
    RecordAdapter.Field[] fields =
        Arrays.stream(components)
            .map(component -> field(component, type, raw, moshi))
            .toArray(RecordAdapter.Field[]::new);
    return new RecordAdapter(raw, fields);
  }

  private RecordAdapter.Field field(
      RecordComponent component, Type type, Class<?> raw, Moshi moshi) {
    Type resolved = resolve(component.getGenericType(), type, raw);
    JsonAdapter<Object> adapter;
    try {
      adapter = moshi.adapter(resolved, qualifiers(component));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          raw.getSimpleName() + "." + component.getName() + ": " + e.getMessage(), e);
    }
    return RecordAdapter.Field.of(component, names.of(component), adapter);
  }

  private static Set<Annotation> qualifiers(RecordComponent component) {
    Set<Annotation> qualifiers = new LinkedHashSet<>();
    for (Annotation annotation : component.getAnnotations()) {
      if (annotation.annotationType().isAnnotationPresent(JsonQualifier.class)) {
        qualifiers.add(annotation);
      }
    }
    return qualifiers;
  }

  /** Puts the actual types in the place of the record's type variables: an envelope such as {@code Page<Customer>}. */
  private static Type resolve(Type declared, Type context, Class<?> raw) {
    if (declared instanceof TypeVariable<?> variable
        && context instanceof ParameterizedType actual) {
      int index = Arrays.asList(raw.getTypeParameters()).indexOf(variable);
      return index < 0 ? declared : actual.getActualTypeArguments()[index];
    }
    if (declared instanceof ParameterizedType parameterized) {
      Type[] arguments =
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(argument -> resolve(argument, context, raw))
              .toArray(Type[]::new);
      Type owner = parameterized.getOwnerType();
      return owner == null
          ? Types.newParameterizedType(parameterized.getRawType(), arguments)
          : Types.newParameterizedTypeWithOwner(owner, parameterized.getRawType(), arguments);
    }
    return declared;
  }
}
