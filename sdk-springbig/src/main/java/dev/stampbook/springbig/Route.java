package dev.stampbook.springbig;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that the sheet does not know and a merchant was told by Springbig: method, path behind {@code springbig.posBaseUrl}, and fields.
 * Written in one line, with values in braces:
 *
 * <pre>{@code
 * GET members/{pos_user}
 * POST redemptions redemption.pos_user={pos_user} redemption.pos_type={pos_type} redemption.reward_id={reward_id}
 * }</pre>
 *
 * <p>Fields go into the query of a GET or DELETE and into the JSON body of a POST or PUT, where dots nest objects. Which values a route may
 * use is said at its setting.
 */
public final class Route {

  /** The HTTP method of a route. */
  public enum Method {
    GET,
    POST,
    PUT,
    DELETE
  }

  private static final Pattern VALUE = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~{}-]+(/[A-Za-z0-9._~{}-]+)*");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

  private final Method method;
  private final String path;
  private final Map<String, String> fields;

  private Route(Method method, String path, Map<String, String> fields) {
    this.method = method;
    this.path = path;
    this.fields = Collections.unmodifiableMap(fields);
  }

  /**
   * Reads a route.
   *
   * @throws IllegalArgumentException when it has not the form {@code METHOD path name=value ...}, or the path is not relative; the message
   *     says what is wrong
   */
  public static Route parse(String text) {
    List<String> parts = Arrays.asList(text.strip().split("\\s+"));
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          "a route has the form METHOD path name=value ..., not: " + text);
    }
    Method method =
        Arrays.stream(Method.values())
            .filter(one -> one.name().equals(parts.get(0)))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a route begins with GET, POST, PUT or DELETE: " + text));
    String path = parts.get(1).replaceFirst("^/", "");
    if (!PATH.matcher(path).matches() || path.contains("..")) {
      throw new IllegalArgumentException(
          "a route's path is relative to springbig.posBaseUrl, without host and query: " + text);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : parts.subList(2, parts.size())) {
      int equals = field.indexOf('=');
      if (equals < 1 || !FIELD.matcher(field.substring(0, equals)).matches()) {
        throw new IllegalArgumentException(
            "a route's field has the form name=value or outer.name=value: " + field);
      }
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return new Route(method, path, fields);
  }

  /** Returns the method. */
  public Method method() {
    return method;
  }

  /**
   * Returns this route, checked for a setting.
   *
   * @throws IllegalArgumentException when its method does not fit or it uses a value the call does not have
   */
  Route checked(String setting, Set<String> methods, Set<String> values) {
    if (!methods.contains(method.name())) {
      throw new IllegalArgumentException(
          setting + " is one of " + new TreeSet<>(methods) + ", not " + method);
    }
    for (String name : names()) {
      if (!values.contains(name)) {
        throw new IllegalArgumentException(
            setting + " has no value {" + name + "}; it has " + new TreeSet<>(values));
      }
    }
    return this;
  }

  /** Returns the names of the values it uses. */
  Set<String> names() {
    List<String> texts = new ArrayList<>(fields.values());
    texts.add(path);
    Set<String> names = new TreeSet<>();
    for (String text : texts) {
      Matcher value = VALUE.matcher(text);
      while (value.find()) {
        names.add(value.group(1));
      }
    }
    return names;
  }

  /** Returns the path with its values, each escaped so that it cannot leave its segment. */
  String path(Map<String, Object> values) {
    Matcher value = VALUE.matcher(path);
    StringBuilder filled = new StringBuilder();
    while (value.find()) {
      value.appendReplacement(filled, Matcher.quoteReplacement(segment(values, value.group(1))));
    }
    return value.appendTail(filled).toString();
  }

  private static String segment(Map<String, Object> values, String name) {
    String text = String.valueOf(values.get(name));
    String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return escaped.equals(".") || escaped.equals("..") ? escaped.replace(".", "%2E") : escaped;
  }

  /** Returns the fields as query parameters. */
  Map<String, String> query(Map<String, Object> values) {
    Map<String, String> query = new LinkedHashMap<>();
    fields.forEach((name, text) -> query.put(name, String.valueOf(filled(text, values))));
    return query;
  }

  /** Returns the fields as a JSON object; a field that is one value keeps the value's type. */
  Map<String, Object> body(Map<String, Object> values) {
    Map<String, Object> body = new LinkedHashMap<>();
    fields.forEach((name, text) -> put(body, name.split("\\."), 0, filled(text, values)));
    return body;
  }

  @SuppressWarnings("unchecked") // only maps made here are nested
  private static void put(Map<String, Object> object, String[] names, int depth, Object value) {
    if (depth == names.length - 1) {
      object.put(names[depth], value);
    } else {
      Object inner = object.computeIfAbsent(names[depth], name -> new LinkedHashMap<>());
      put((Map<String, Object>) inner, names, depth + 1, value);
    }
  }

  private static Object filled(String text, Map<String, Object> values) {
    Matcher only = VALUE.matcher(text);
    if (only.matches()) {
      return values.getOrDefault(only.group(1), "");
    }
    return VALUE
        .matcher(text)
        .replaceAll(value -> Matcher.quoteReplacement(String.valueOf(values.get(value.group(1)))));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
