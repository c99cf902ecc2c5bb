package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.world.SpringbigSide;
import dev.stampbook.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair has a sample file, and a sync by it, filled in for the sandbox, gives everybody their points. */
class SamplesTest {

  private static final Path SAMPLES = Path.of("..", "docs", "samples");

  @TempDir private Path folder;

  static Stream<Systems> pairs() {
    return Systems.COMMERCE.stream()
        .flatMap(
            commerce ->
                Systems.PROVIDERS.stream().map(provider -> new Systems(provider, commerce)));
  }

  private static String nameOf(Systems pair) {
    return pair.commerce().name() + "-" + pair.provider().name() + ".properties";
  }

  @Test
  void thereIsOneForEveryPairAndNoOther() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pairs().map(SamplesTest::nameOf).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aSyncByItGivesEverybodyTheirPoints(Systems pair) throws IOException {
    try (Sandbox sandbox = pair.world(new World.Plan(5, 30, FaultPlan.Level.NONE)).start()) {
      SandboxClient control = new SandboxClient(sandbox.controlUrl());
      Path config = folder.resolve(nameOf(pair));
      Files.writeString(
          config, filled(Files.readString(SAMPLES.resolve(nameOf(pair))), sandbox, control, pair));

      CommandLineRun first = CommandLineRun.of("sync", "--config", config.toString());
      CommandLineRun second = CommandLineRun.of("sync", "--config", config.toString());

      assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
      assertThat(second.out()).contains("posted 0 points in 0 postings");
      assertThat(second.exitCode()).isZero();
      assertThat(total(control.get("/balances").path("members")))
          .isEqualTo(total(control.get(truth(pair)).path("customers")))
          .isPositive();
      assertThat(control.get("/balances").path("repeated_notes").asLong(-1)).isZero();
    }
  }

  /** Without a route that Springbig has told nobody can take points back. */
  private static String truth(Systems pair) {
    return pair.provider().name().equals("springbig")
        ? "/truth?" + pair.commerce().truth() + "&refunds=none"
        : pair.truth();
  }

  /** Puts the sandbox's addresses and credentials into a sample, each of which it has to have a place for. */
  private String filled(String sample, Sandbox sandbox, SandboxClient control, Systems pair)
      throws IOException {
    JsonNode systems = control.get("").path("systems");
    List<String> lines = new ArrayList<>();
    Map<String, String> values = values(systems, pair);
    for (String line : sample.lines().toList()) {
      String name = line.split(" = ", 2)[0];
      lines.add(values.containsKey(name) ? name + " = " + values.remove(name) : line);
    }
    assertThat(values).as("settings the sample lacks").isEmpty();
    lines.addAll(beside(sandbox, pair));
    return String.join("\n", lines) + "\n";
  }

  private Map<String, String> values(JsonNode systems, Systems pair) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    JsonNode shop = systems.path(pair.commerce().name()).path("credentials");
    switch (pair.commerce().name()) {
      case "bigcommerce" ->
          values.put(
              "bigcommerce.credentials-file",
              file(
                  "shop.txt",
                  "ACCESS TOKEN: "
                      + shop.path("access_token").asText()
                      + "\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/\n"));
      case "blaze" -> {
        values.put("blaze.partner-key-file", file("blaze.txt", text(shop, "partner_key")));
        values.put("blaze.developer-key-file", secret(shop, "developer_key"));
      }
      default -> {
        values.put("treez.dispensary", shop.path("dispensary").asText());
        values.put("treez.client-id", shop.path("client_id").asText());
        values.put("treez.api-key-file", secret(shop, "api_key"));
      }
    }
    JsonNode loyalty = systems.path(pair.provider().name()).path("credentials");
    switch (pair.provider().name()) {
      case "smile" -> values.put("smile.key-file", file("smile.txt", text(loyalty, "api_key")));
      case "leat" -> {
        values.put("leat.token-file", secret(loyalty, "personal_access_token"));
        values.put("leat.shop-uuid", text(loyalty, "shop_uuid"));
      }
      case "splio" -> {
        values.put("splio.key-file", file("splio.txt", text(loyalty, "api_key")));
        values.put("splio.earning", "credit"); // the sandbox's program has no purchase rule
      }
      default -> {
        values.put("springbig.partner-key-file", secret(loyalty, "partner_key"));
        values.put("springbig.auth-token-file", secret(loyalty, "auth_token"));
        values.put("springbig.posType", SpringbigSide.POS_TYPE);
      }
    }
    return values;
  }

  private static List<String> beside(Sandbox sandbox, Systems pair) {
    List<String> lines = new ArrayList<>();
    URI shop = sandbox.url(pair.commerce().name());
    lines.add(pair.commerce().name() + ".url = " + shop.getScheme() + "://" + shop.getAuthority());
    lines.add(pair.provider().name() + ".url = " + sandbox.url(pair.provider().name()));
    if (!pair.commerce().name().equals("bigcommerce")) {
      lines.add(pair.commerce().name() + ".max-requests-per-second = 1000");
    }
    switch (pair.provider().name()) {
      case "springbig" -> lines.add("springbig.maxRequestsPerSecond = 1000");
      case "splio" -> lines.add("splio.credit.negative = true");
      default -> lines.add(pair.provider().name() + ".max-requests-per-second = 1000");
    }
    return lines;
  }

  private String secret(JsonNode credentials, String name) throws IOException {
    return file(name + ".txt", text(credentials, name));
  }

  private String file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return name;
  }

  private static String text(JsonNode credentials, String name) {
    return credentials.path(name).asText();
  }

  private static long total(JsonNode rows) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.path("points").asLong();
    }
    return sum;
  }
}
