package dev.stampbook.examples.storefront;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one real Chromium, started once for all of them: the installed one, or Playwright's own where there is none. */
final class Chromium implements ParameterResolver {

  static final double LONGEST_WAIT = 60_000;

  private static final List<Path> INSTALLED =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Running.class, type -> Running.start(), Running.class)
        .browser;
  }

  /** Returns the installed browser's program. */
  static Optional<Path> installed() {
    return INSTALLED.stream().filter(Files::isExecutable).findFirst();
  }

  private static final class Running implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Running(Playwright playwright, Browser browser) {
      this.playwright = playwright;
      this.browser = browser;
    }

    static Running start() {
      Map<String, String> settings =
          installed().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
      Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(settings));
      PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT);
      List<String> switches =
          new ArrayList<>(
              List.of(
                  "--disable-gpu",
                  "--disable-quic",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync"));
      if (System.getProperty("user.name", "").equals("root")) {
        switches.add("--no-sandbox");
      }
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions()
              .setHeadless(true)
              .setTimeout(LONGEST_WAIT)
              .setArgs(switches);
      installed().ifPresent(options::setExecutablePath);
      return new Running(playwright, playwright.chromium().launch(options));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
