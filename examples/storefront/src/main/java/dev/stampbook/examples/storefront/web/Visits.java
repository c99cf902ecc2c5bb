package dev.stampbook.examples.storefront.web;

import dev.stampbook.examples.storefront.account.AccountId;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps visits: at most 10,000, each forgotten after 30 minutes without a request. A login gets a new id, so that an id somebody planted
 * in the browser before is worth nothing afterwards.
 */
public final class Visits {

  private static final String COOKIE = "shop_visit";
  private static final String CURRENT = "visit";
  private static final int MOST = 10_000;
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final InstantSource clock;
  private final CookieScheme scheme;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > MOST;
        }
      };

  /** Whether the browser may send the cookie over plain HTTP. */
  public enum CookieScheme {
    /** Only over HTTPS: every real shop. */
    HTTPS_ONLY,
    /** Also over plain HTTP: a shop on this machine. */
    ALSO_HTTP
  }

  private record Kept(Visit visit, Instant lastSeen) {}

  /** Keeps visits by this clock. */
  public Visits(InstantSource clock, CookieScheme scheme) {
    this.clock = clock;
    this.scheme = scheme;
  }

  /** Returns the visit a request belongs to; the first request begins one. */
  public Visit of(Context page) {
    Optional<Visit> current = Optional.ofNullable(page.attribute(CURRENT));
    return current.orElseGet(() -> find(page).orElseGet(() -> begin(page, new Visit())));
  }

  /** Logs somebody in, under a new id. */
  public void logIn(Context page, AccountId who) {
    renewed(page).logIn(who);
  }

  /** Lets the visitor see the back office, under a new id. */
  public void becomeStaff(Context page) {
    renewed(page).becomeStaff();
  }

  /** Ends the visit. */
  public void end(Context page) {
    forget(page);
    begin(page, new Visit());
  }

  private Visit renewed(Context page) {
    Visit visit = of(page);
    forget(page);
    return begin(page, visit);
  }

  private synchronized Optional<Visit> find(Context page) {
    Optional<String> id = Optional.ofNullable(page.cookie(COOKIE));
    Instant now = clock.instant();
    Optional<Kept> found =
        id.flatMap(key -> Optional.ofNullable(kept.get(key)))
            .filter(one -> one.lastSeen().plus(IDLE).isAfter(now));
    found.ifPresent(
        one -> {
          kept.put(id.orElseThrow(), new Kept(one.visit(), now));
          page.attribute(CURRENT, one.visit());
        });
    return found.map(Kept::visit);
  }

  private synchronized Visit begin(Context page, Visit visit) {
    String id = RandomToken.next();
    kept.put(id, new Kept(visit, clock.instant()));
    page.attribute(CURRENT, visit);
    String secure = scheme == CookieScheme.HTTPS_ONLY ? "; Secure" : "";
    page.res()
        .addHeader("Set-Cookie", COOKIE + "=" + id + "; Path=/; HttpOnly; SameSite=Lax" + secure);
    return visit;
  }

  private synchronized void forget(Context page) {
    Optional.ofNullable(page.cookie(COOKIE)).ifPresent(kept::remove);
  }
}
