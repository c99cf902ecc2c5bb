package dev.stampbook.examples.storefront.pages;

import io.javalin.http.Context;
import java.util.Map;

/** What a visitor sees when a request failed. */
public final class ProblemPages {

  private final Frame frame;

  /** Shows problems in this frame. */
  public ProblemPages(Frame frame) {
    this.frame = frame;
  }

  /** Shows the page for a request's status; details stay in the log. */
  public void show(Context page) {
    switch (page.statusCode()) {
      case 400 ->
          problem(page, "Not understood", "This form was changed on its way; nothing happened.");
      case 404 -> problem(page, "Not found", "There is no such page.");
      case 403 ->
          problem(
              page,
              "Not accepted",
              "This form is too old or was not made by this shop. Go back, reload the page and try again.");
      default ->
          problem(
              page,
              "Something went wrong",
              "Nothing is lost. Please go back and try again in a moment.");
    }
  }

  private void problem(Context page, String title, String text) {
    frame.show(page, "problem", title, Map.of("text", text));
  }
}
