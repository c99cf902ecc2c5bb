package dev.stampbook.contract;

/**
 * Names one call on the wire, so that a contract can make it fail.
 *
 * @param method the HTTP method
 * @param path the end of the path, such as {@code /points_transactions}; a star stands for exactly one segment
 */
public record WireCall(String method, String path) {

  /** Returns the call that reads this path. */
  public static WireCall get(String path) {
    return new WireCall("GET", path);
  }

  /** Returns the call that posts to this path. */
  public static WireCall post(String path) {
    return new WireCall("POST", path);
  }

  /** Returns the call that puts to this path. */
  public static WireCall put(String path) {
    return new WireCall("PUT", path);
  }

  /** Returns the call that patches this path. */
  public static WireCall patch(String path) {
    return new WireCall("PATCH", path);
  }

  /** Returns the call that deletes this path. */
  public static WireCall delete(String path) {
    return new WireCall("DELETE", path);
  }
}
