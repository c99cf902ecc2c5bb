package dev.stampbook.examples.storefront.pages;

import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.account.Accounts;
import dev.stampbook.examples.storefront.web.LoginThrottle;
import dev.stampbook.examples.storefront.web.Visits;
import dev.stampbook.member.EmailAddress;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logging in and out. */
public final class LoginPages {

  private final Frame frame;
  private final Visits visits;
  private final Accounts accounts;
  private final LoginThrottle throttle;
  private final List<Sample> samples;

  /** Somebody to log in as, shown on the page because this shop is an example. */
  public record Sample(String email, String password, String who) {}

  /** Lets the owners of these accounts in. */
  public LoginPages(
      Frame frame, Visits visits, Accounts accounts, LoginThrottle throttle, List<Sample> samples) {
    this.frame = frame;
    this.visits = visits;
    this.accounts = accounts;
    this.throttle = throttle;
    this.samples = List.copyOf(samples);
  }

  /** Adds the pages. */
  public void routes(RoutesConfig routes) {
    routes.get("/login", page -> frame.show(page, "login", "Log in", values("")));
    routes.post("/login", this::logIn);
    routes.post("/logout", this::logOut);
  }

  private Map<String, Object> values(String email) {
    return Map.of("email", email, "samples", samples);
  }

  private void logIn(Context page) {
    String typed = Frame.field(page, "email");
    Optional<Duration> pause = throttle.pause(typed, page.ip());
    if (pause.isPresent()) {
      problem(page, typed, "Too many wrong passwords. Try again in " + minutes(pause.get()) + ".");
      return;
    }
    Optional<Account> account =
        address(typed)
            .flatMap(email -> accounts.withPassword(email, Frame.field(page, "password")));
    if (account.isEmpty()) {
      throttle.failed(typed, page.ip());
      problem(page, typed, "E-mail and password do not fit together.");
    } else if (account.get().stage() == Account.Stage.REGISTERED) {
      problem(page, typed, "Please confirm your e-mail address first: see the letter we sent.");
    } else {
      throttle.succeeded(typed);
      visits.logIn(page, account.get().id());
      page.redirect("/account");
    }
  }

  private void problem(Context page, String email, String problem) {
    frame.showProblem(page, "login", "Log in", values(email), problem);
  }

  private static Optional<EmailAddress> address(String typed) {
    try {
      return Optional.of(EmailAddress.of(typed));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String minutes(Duration pause) {
    long minutes = pause.toMinutes() + 1;
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }

  private void logOut(Context page) {
    visits.end(page);
    page.redirect("/");
  }
}
