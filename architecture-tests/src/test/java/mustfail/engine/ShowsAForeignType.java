package mustfail.engine;

import java.util.List;
import okhttp3.HttpUrl;

/** Makes its users depend on an HTTP library, inside a generic type. */
public final class ShowsAForeignType {
  /** Returns foreign types. */
  public List<HttpUrl> addresses() {
    return List.of();
  }
}
