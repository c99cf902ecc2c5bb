package dev.stampbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java code that the documents show is code: it compiles against this very release. */
class SnippetsCompileTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```");
  private static final List<String> PACKAGES =
      List.of(
          "dev.stampbook",
          "dev.stampbook.member",
          "dev.stampbook.order",
          "dev.stampbook.points",
          "dev.stampbook.reward",
          "dev.stampbook.consent",
          "dev.stampbook.discount",
          "dev.stampbook.engine",
          "dev.stampbook.engine.consent",
          "dev.stampbook.http",
          "dev.stampbook.smile",
          "dev.stampbook.bigcommerce",
          "dev.stampbook.splio",
          "dev.stampbook.splio.datahub",
          "java.nio.file",
          "java.time",
          "java.util");

  @TempDir private Path classes;

  /**
   * One piece of code.
   *
   * @param where the document and its line
   */
  record Snippet(String where, String code) {
    @Override
    public String toString() {
      return where;
    }
  }

  static Stream<Snippet> snippets() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
          Stream.of(ROOT.resolve("README.md")),
          docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .flatMap(SnippetsCompileTest::in)
          .toList()
          .stream();
    }
  }

  private static Stream<Snippet> in(Path document) {
    String text = text(document);
    return SNIPPET
        .matcher(text)
        .results()
        .map(found -> new Snippet(place(document, text, found), found.group(1)));
  }

  private static String place(Path document, String text, MatchResult found) {
    long line = text.substring(0, found.start()).lines().count() + 1;
    return ROOT.relativize(document) + ":" + line;
  }

  private static String text(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void everySnippetCompiles(Snippet snippet) {
    assertThat(complaints(snippet.code())).as(snippet.where()).isEmpty();
  }

  @Test
  void aSnippetThatDoesNotCompileIsFound() throws IOException {
    assertThat(snippets()).isNotEmpty();
    assertThat(complaints("program.syncEverything();")).contains("syncEverything");
  }

  /** Puts the code where a shop's backend would have it: with what it opened before and what its page knows. */
  private String complaints(String code) {
    String source =
        PACKAGES.stream().map(name -> "import " + name + ".*;").collect(Collectors.joining("\n"))
            + "\nclass Snippet {\n"
            + "  LoyaltyProgram program; Store store; LoyaltyProvider provider; BigCommerce shop;\n"
            + "  InstantSource clock; Instant yesterday, today; String url, ip, agent, key; byte[] screenshot; MemberIdentity who;\n"
            + "  void run(Member member, Reward reward, CheckoutId checkout) throws Exception {\n"
            + code
            + "\n  }\n}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    boolean compiled =
        compiler.getTask(complaints, null, null, options, null, List.of(new Source(source))).call();
    return compiled ? "" : complaints + "\n" + source;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
