package dev.stampbook.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Refuses settings that are out of range or contradict each other, with a message that says what to do. */
final class SettingsCheck {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private SettingsCheck() {}

  static URI baseUrl(URI url, boolean plainHttp) {
    String scheme = url.getScheme();
    String host = url.getHost();
    if (scheme == null
        || host == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the base URL has the form https://host/path/, without query and fragment");
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the base URL holds a user name or password; give credentials as a Secret instead");
    }
    boolean http = scheme.equalsIgnoreCase("http");
    if (!http && !scheme.equalsIgnoreCase("https")) {
      throw new IllegalArgumentException("the base URL is https, not " + scheme);
    }
    if (http && !plainHttp && !LOOPBACK.contains(host)) {
      throw new IllegalArgumentException(
          "the base URL to "
              + host
              + " is not encrypted and would show the credentials; use https, or allowPlainHttp() in a test network");
    }
    return url.toString().endsWith("/") ? url : URI.create(url + "/");
  }

  static void check(HttpSettings s) {
    positive("connectTimeout", s.connectTimeout());
    positive("readTimeout", s.readTimeout());
    positive("writeTimeout", s.writeTimeout());
    positive("callTimeout", s.callTimeout());
    positive("totalTimeout", s.totalTimeout());
    positive("firstBackoff", s.firstBackoff());
    positive("maxBackoff", s.maxBackoff());
    positive("circuitOpenFor", s.circuitOpenFor());
    notNegative("maxRetryAfter", s.maxRetryAfter());
    notNegative("maxQuotaWait", s.maxQuotaWait());
    ordered("connectTimeout", s.connectTimeout(), "callTimeout", s.callTimeout());
    ordered("readTimeout", s.readTimeout(), "callTimeout", s.callTimeout());
    ordered("writeTimeout", s.writeTimeout(), "callTimeout", s.callTimeout());
    ordered("callTimeout", s.callTimeout(), "totalTimeout", s.totalTimeout());
    ordered("firstBackoff", s.firstBackoff(), "maxBackoff", s.maxBackoff());
    ordered("maxBackoff", s.maxBackoff(), "totalTimeout", s.totalTimeout());
    ordered("maxRetryAfter", s.maxRetryAfter(), "totalTimeout", s.totalTimeout());
    ordered("maxQuotaWait", s.maxQuotaWait(), "totalTimeout", s.totalTimeout());
    between("maxRetries", s.maxRetries(), 0, 20);
    between("maxConcurrency", s.maxConcurrency(), 1, 10_000);
    between("circuitFailures", s.circuitFailures(), 1, 1_000);
    quotas(s);
  }

  private static void quotas(HttpSettings s) {
    Set<String> names = new HashSet<>();
    for (Quota quota : s.quotas()) {
      if (!names.add(quota.name())) {
        throw new IllegalArgumentException(
            "two quotas are named '" + quota.name() + "'; put all their windows into one");
      }
      if (quota.concurrency().orElse(1) > s.maxConcurrency()) {
        throw new IllegalArgumentException(
            "quota '"
                + quota.name()
                + "' lets more calls run than maxConcurrency "
                + s.maxConcurrency());
      }
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " is longer than zero, not " + value);
    }
    if (value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(name + " is at most a day, not " + value);
    }
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " is not negative, but is " + value);
    }
  }

  private static void ordered(
      String shortName, Duration shorter, String longName, Duration longer) {
    if (shorter.compareTo(longer) > 0) {
      throw new IllegalArgumentException(
          shortName
              + " "
              + shorter
              + " is longer than "
              + longName
              + " "
              + longer
              + "; shorten the first or lengthen the second");
    }
  }

  private static void between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
    }
  }
}
