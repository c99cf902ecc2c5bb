package dev.stampbook.http.internal;

import dev.stampbook.http.Done;
import dev.stampbook.http.Reply;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Chooses the reader for the return type of a method. */
final class AnswerReaders {

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final int NO_CONTENT = 204;

  private final Retrofit retrofit;
  private final java.lang.annotation.Annotation[] annotations;
  private final boolean read;

  AnswerReaders(Retrofit retrofit, java.lang.annotation.Annotation[] annotations, boolean read) {
    this.retrofit = retrofit;
    this.annotations = annotations;
    this.read = read;
  }

  AnswerReader forType(Type type) {
    if (type == Done.class) {
      return AnswerReaders::done;
    }
    if (rawType(type) == Reply.class) {
      AnswerReader inner = forType(argument(type));
      return answer -> new Reply<>(answer.status(), answer.headers(), inner.read(answer));
    }
    if (rawType(type) == Optional.class) {
      return optional(forType(argument(type)));
    }
    return body(type);
  }

  /** Nobody reads the body of these answers, but a web page is none: something in between answered, and what was asked is not known. */
  private static Object done(Attempt.Answer answer) throws AnswerReader.UnreadableAnswer {
    for (int i = 0; i < answer.body().size(); i++) {
      byte next = answer.body().getByte(i);
      if (next == '<') {
        throw new AnswerReader.UnreadableAnswer("the answer is a web page");
      } else if (next > ' ' || next < 0) {
        break;
      }
    }
    return Done.DONE;
  }

  private AnswerReader optional(AnswerReader inner) {
    return new AnswerReader() {
      @Override
      public Object read(Attempt.Answer answer) throws UnreadableAnswer {
        boolean nothing = !read || answer.status() == NO_CONTENT; // an empty 200 is a broken answer
        return nothing && isEmpty(answer.body())
            ? Optional.empty()
            : Optional.of(inner.read(answer));
      }

      @Override
      public Optional<Object> missing() {
        return read ? Optional.of(Optional.empty()) : Optional.empty();
      }
    };
  }

  private AnswerReader body(Type type) {
    Converter<ResponseBody, Object> converter = retrofit.responseBodyConverter(type, annotations);
    boolean emptyList = read && rawType(type) == List.class;
    return answer -> {
      if (isEmpty(answer.body())) {
        if (emptyList && answer.status() == NO_CONTENT) {
          return List.of();
        }
        throw new AnswerReader.UnreadableAnswer("the answer has no body where one is due");
      }
      return parse(converter, answer.body());
    };
  }

  /** Whatever the parser throws, the answer is there and cannot be read; its own message may quote the body and is not passed on. */
  private static Object parse(Converter<ResponseBody, Object> converter, ByteString body)
      throws AnswerReader.UnreadableAnswer {
    Object value;
    try {
      Buffer buffer = new Buffer().write(body);
      value = converter.convert(ResponseBody.create(buffer, JSON, buffer.size()));
    } catch (IOException | RuntimeException e) {
      throw new AnswerReader.UnreadableAnswer("the answer " + ParseFailure.describe(e));
    }
    if (value == null) {
      throw new AnswerReader.UnreadableAnswer("the answer is null where a value is due");
    }
    return value;
  }

  private static boolean isEmpty(ByteString body) {
    for (int i = 0; i < body.size(); i++) {
      if (body.getByte(i) > ' ' || body.getByte(i) < 0) {
        return false;
      }
    }
    return true;
  }

  static Class<?> rawType(Type type) {
    return com.squareup.moshi.Types.getRawType(type);
  }

  private static Type argument(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[0];
    }
    throw new IllegalArgumentException(
        "declare what is inside, such as Optional<Customer>: " + type);
  }
}
