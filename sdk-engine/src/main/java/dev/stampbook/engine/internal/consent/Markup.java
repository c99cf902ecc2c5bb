package dev.stampbook.engine.internal.consent;

import java.util.Optional;

/** Builds a page; every text that did not come from this program's own source is escaped. */
final class Markup {

  private final StringBuilder page = new StringBuilder();

  /** Adds markup of our own. */
  Markup raw(String html) {
    page.append(html);
    return this;
  }

  /** Adds a text, escaped. */
  Markup text(Object text) {
    String value = text.toString();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
      }
    }
    return this;
  }

  /** Adds an element with a text. */
  Markup element(String name, Object text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">");
  }

  /** Adds a line of facts; absent facts leave no line. */
  Markup fact(String label, Optional<?> value) {
    if (value.isPresent()) {
      raw("<div>").element("dt", label).element("dd", value.get()).raw("</div>\n");
    }
    return this;
  }

  Markup fact(String label, Object value) {
    return fact(label, Optional.of(value));
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
