package dev.stampbook.examples.storefront.pages;

import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.account.Accounts;
import dev.stampbook.examples.storefront.web.RandomToken;
import dev.stampbook.examples.storefront.web.Templates;
import dev.stampbook.examples.storefront.web.Visit;
import dev.stampbook.examples.storefront.web.Visits;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.RedirectResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What all pages have around them: who is visiting, the token in every form, a sentence left by the step before. */
public final class Frame {

  private final Templates templates = new Templates();
  private final Visits visits;
  private final Accounts accounts;
  private final String pairing;

  /** Frames the pages of a shop on this pairing of systems. */
  public Frame(Visits visits, Accounts accounts, String pairing) {
    this.visits = visits;
    this.accounts = accounts;
    this.pairing = pairing;
  }

  /** Returns the visit a request belongs to. */
  public Visit visit(Context page) {
    return visits.of(page);
  }

  /** Returns who is logged in; an account closed in another browser ends this visit too. */
  public Optional<Account> account(Context page) {
    return visit(page)
        .account()
        .flatMap(accounts::find)
        .filter(account -> account.stage() == Account.Stage.CONFIRMED);
  }

  /** Returns who is logged in; sends everybody else to the login. */
  public Account member(Context page) {
    return account(page)
        .orElseThrow(
            () -> {
              redirect(page, "/login", "Please log in first.");
              return new RedirectResponse();
            });
  }

  /** Leads to another page, which shows this sentence once. */
  public void redirect(Context page, String path, String sentence) {
    page.redirect(path + "?told=" + visit(page).leave(sentence));
  }

  /** Shows a page. */
  public void show(Context page, String template, String title, Map<String, Object> values) {
    page.html(filled(page, template, title, values));
  }

  /** Shows a page again with what is wrong with the form. */
  public void showProblem(
      Context page, String template, String title, Map<String, Object> values, String problem) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("problem", problem);
    page.status(422);
    show(page, template, title, all);
  }

  /** Returns a page as text. */
  public String filled(Context page, String template, String title, Map<String, Object> values) {
    Visit visit = visit(page);
    Map<String, Object> all = new HashMap<>();
    all.put("title", title);
    all.put("pairing", pairing);
    all.put("formToken", visit.formToken());
    all.put("basketSize", visit.basket().values().stream().mapToInt(Integer::intValue).sum());
    all.put("account", account(page).map(one -> Map.of("name", one.name())));
    all.put("loggedIn", account(page).isPresent() || visit.role() == Visit.Role.STAFF);
    all.put("staff", visit.role() == Visit.Role.STAFF);
    all.put("notice", Optional.ofNullable(page.queryParam("told")).flatMap(visit::take));
    all.put("problem", Optional.empty());
    all.putAll(values);
    return templates.fill(template, all);
  }

  /** Refuses a form that another site made the browser send. */
  public void requireFormToken(Context page) {
    String given = Optional.ofNullable(page.formParam("form_token")).orElse("");
    if (!RandomToken.same(given, visit(page).formToken())) {
      throw new ForbiddenResponse(
          "This form is too old or was not made by this shop. Go back, reload the page and try"
              + " again.");
    }
  }

  /** Returns an id that a form of this shop carried; one that is not even an id was made up. */
  public static <T> T id(Context page, String name, Function<String, T> read) {
    try {
      return read.apply(field(page, name));
    } catch (IllegalArgumentException made) {
      throw new BadRequestResponse("The form holds no " + name + ".");
    }
  }

  /** Returns what was typed into a field, without blanks around it. */
  public static String field(Context page, String name) {
    return Optional.ofNullable(page.formParam(name)).orElse("").strip();
  }
}
