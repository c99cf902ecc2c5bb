package dev.stampbook.http.internal;

import dev.stampbook.http.Secret;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Writes parameters of path, query, header and form: an empty {@code Optional} is left out, hidden values are revealed. */
public final class RequestTexts extends Converter.Factory {

  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    Class<?> raw = AnswerReaders.rawType(type);
    if (raw == Optional.class && type instanceof ParameterizedType optional) {
      return optional(retrofit.stringConverter(optional.getActualTypeArguments()[0], annotations));
    }
    if (raw == BigDecimal.class) {
      return (BigDecimal value) -> value.toPlainString();
    }
    if (raw == Secret.class) {
      return (Secret value) -> value.reveal();
    }
    if (raw == PersonalText.class) {
      return (PersonalText value) -> value.value();
    }
    if (raw == OpenEnum.class) {
      return (OpenEnum<?> value) -> value.raw();
    }
    return null;
  }

  private static Converter<Optional<Object>, @Nullable String> optional(
      Converter<Object, String> inner) {
    return value -> value.isPresent() ? inner.convert(value.get()) : null;
  }
}
