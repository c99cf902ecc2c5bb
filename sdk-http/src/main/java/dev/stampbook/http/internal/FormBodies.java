package dev.stampbook.http.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.FormBody;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Writes request bodies as forms, the way PHP servers read nested ones: what would be JSON, leaf by leaf, with the path in brackets. Booleans
 * are 1 and 0, nulls and empty lists are left out.
 */
public final class FormBodies extends Converter.Factory {

  private final Moshi moshi;

  public FormBodies(Moshi moshi) {
    this.moshi = moshi;
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    JsonAdapter<Object> adapter = moshi.adapter(type);
    return (Object value) -> form(adapter, value);
  }

  private static RequestBody form(JsonAdapter<Object> adapter, @Nullable Object value)
      throws IOException {
    Buffer json = new Buffer();
    adapter.toJson(json, value);
    FormBody.Builder form = new FormBody.Builder();
    add(form, "", JsonReader.of(json));
    return form.build();
  }

  private static void add(FormBody.Builder form, String name, JsonReader json) throws IOException {
    switch (json.peek()) {
      case BEGIN_OBJECT -> {
        json.beginObject();
        while (json.hasNext()) {
          add(form, below(name, json.nextName()), json);
        }
        json.endObject();
      }
      case BEGIN_ARRAY -> {
        json.beginArray();
        for (int i = 0; json.hasNext(); i++) {
          add(form, below(name, Integer.toString(i)), json);
        }
        json.endArray();
      }
      case BOOLEAN -> form.add(name, json.nextBoolean() ? "1" : "0");
      case NULL -> json.nextNull();
      default -> form.add(name, json.nextString());
    }
  }

  private static String below(String name, String child) {
    return name.isEmpty() ? child : name + "[" + child + "]";
  }
}
