package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stampbook.http.testing.CapturedLogs;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.RawServer;
import dev.stampbook.http.testing.VirtualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets, addresses, numbers and bodies reach no log, no message, no stack trace and no toString. */
class HiddenTest {

  private static final String KEY = "key-s3cr3t-0123456789abcdef";
  private static final String MAIL = "ada.member@example.com";
  private static final String PHONE = "+1 202 555 0123";
  private static final String NAME = "Ada Lovelock";
  private static final List<String> PERSONAL =
      List.of(
          KEY,
          "s3cr3t",
          MAIL,
          "example.com",
          PHONE,
          "2025550123",
          "555 0123",
          NAME,
          "Lovelock",
          "secret-note");

  @BeforeEach
  void clear() {
    CapturedLogs.clear();
  }

  static Stream<RawServer.Step> everyWayToFail() {
    String body =
        "{\"message\":\"member '%s' <%s> %s not found, token %s, see https://depot.example.com/x?mail=%s\",\"errors\":{\"%s\":\"value '%s' of %s\"},\"code\":\"%s\",\"request_id\":\"r-1\"}"
            .formatted(NAME, MAIL, PHONE, KEY, MAIL, MAIL, NAME, "2025550123", MAIL);
    return Stream.of(
        RawServer.json(400, body),
        RawServer.json(401, body),
        RawServer.json(404, body),
        RawServer.json(409, body),
        RawServer.json(422, body),
        RawServer.json(429, body),
        RawServer.json(500, body),
        RawServer.json(500, "<html>" + MAIL + "</html>"),
        RawServer.json(403, "no access for " + MAIL + " with " + KEY),
        RawServer.json(200, "{\"id\":\"8\",\"price\":\"" + MAIL + "\"}"),
        RawServer.json(200, "{\"id\":{\"" + MAIL + "\":1}}"),
        RawServer.json(200, "{\"" + MAIL + "\" secret-note"),
        RawServer.json(200, "{\"id\":\"" + MAIL + "\"}"),
        RawServer.bytesThenClose(
            "HTTP/1.1 200 OK " + MAIL + "\r\nContent-Length: 100\r\n\r\n" + MAIL),
        RawServer.reset(),
        RawServer.json(200, Depot.SAMPLE_JSON));
  }

  @ParameterizedTest
  @MethodSource("everyWayToFail")
  void nothingPersonalOrSecretIsPrintedWhateverHappens(RawServer.Step step) {
    List<String> library = new java.util.concurrent.CopyOnWriteArrayList<>();
    Logger root = Logger.getLogger("");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            library.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    root.addHandler(handler);
    try (RawServer server = new RawServer(step)) {
      Auth auth = Auth.header("X-Key", Secret.of(KEY));
      Depot depot =
          Depot.at(
              Depot.settings(server.url(), new VirtualTime()).build(),
              auth,
              ErrorReader.byStatus());
      Depot.Item item =
          new Depot.Item(MAIL, BigDecimal.ONE, Optional.of(NAME + " secret-note " + PHONE));

      String thrown =
          printed(catchThrowable(() -> depot.get(MAIL)))
              + printed(catchThrowable(() -> depot.create(item)))
              + printed(catchThrowable(() -> depot.list(Optional.of(MAIL))));

      String all = thrown + String.join("\n", CapturedLogs.lines()) + String.join("\n", library);
      assertThat(CapturedLogs.lines())
          .isNotEmpty()
          .anyMatch(line -> line.contains("depot getItem, attempt 1: "));
      assertThat(all).contains("depot").doesNotContain(PERSONAL);
    } finally {
      root.removeHandler(handler);
    }
  }

  private static String printed(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    if (thrown instanceof dev.stampbook.InvalidRequestException invalid) {
      text.append(invalid.fields().toString());
    }
    return text.toString();
  }

  @Test
  void aSecretNeverPrintsAndComparesByValue() {
    Secret secret = Secret.of("  " + KEY + "\n");
    assertThat(secret)
        .hasToString("secret(hidden)")
        .isEqualTo(Secret.of(KEY))
        .hasSameHashCodeAs(Secret.of(KEY));
    assertThat(secret).isNotEqualTo(Secret.of("other"));
    assertThat(secret.reveal()).isEqualTo(KEY);
    assertThat(new AccessToken(secret, VirtualTime.START).toString()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "key\nX-Other: 1",
        "key\r\nmore",
        "key\u0000",
        "k\u00e9y",
        "key\u007f",
        "key\tmore"
      })
  void aSecretThatCannotBeOneIsRefusedWithoutShowingIt(String value) {
    assertThatThrownBy(() -> Secret.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("key\n")
        .hasMessageNotContaining("more");
  }

  @Test
  void aSecretIsReadFromAFileOrTheEnvironment(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("key.txt");
    Files.writeString(file, KEY + "\n");
    assertThat(Secret.fromFile(file).reveal()).isEqualTo(KEY);
    Files.writeString(file, "two\nlines");
    assertThatThrownBy(() -> Secret.fromFile(file))
        .hasMessageContaining("key.txt")
        .hasMessageNotContaining("two");
    Files.write(file, "k\u00e9y".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Secret.fromFile(file)).hasMessageContaining("not a text file");
    Files.write(file, new byte[100_000]);
    assertThatThrownBy(() -> Secret.fromFile(file)).hasMessageContaining("too large");
    assertThatThrownBy(() -> Secret.fromFile(folder.resolve("none")))
        .hasMessageContaining("exists and is readable");
    assertThat(Secret.fromEnvironment("KEY", name -> Optional.of(KEY))).isEqualTo(Secret.of(KEY));
    assertThatThrownBy(() -> Secret.fromEnvironment("KEY", name -> Optional.empty()))
        .hasMessageContaining("KEY is not set");
    assertThatThrownBy(() -> Secret.fromEnvironment("STAMPBOOK_SURELY_NOT_SET"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
