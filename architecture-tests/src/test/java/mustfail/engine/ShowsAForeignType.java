package mustfail.engine;

import java.util.List;
import org.slf4j.Logger;

/** Makes its users depend on a logging library, inside a generic type. */
public final class ShowsAForeignType {
  /** Returns foreign types. */
  public List<Logger> loggers() {
    return List.of();
  }
}
