package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  private static final URI URL = URI.create("https://api.example.com/v1");

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        wrong("connectTimeout", b -> b.connectTimeout(seconds(9)).callTimeout(seconds(8))),
        wrong("readTimeout", b -> b.readTimeout(seconds(9)).callTimeout(seconds(8))),
        wrong("writeTimeout", b -> b.writeTimeout(seconds(9)).callTimeout(seconds(8))),
        wrong("callTimeout", b -> b.callTimeout(seconds(9)).totalTimeout(seconds(8))),
        wrong("firstBackoff", b -> b.firstBackoff(seconds(9)).maxBackoff(seconds(8))),
        wrong("maxBackoff", b -> b.maxBackoff(seconds(9)).totalTimeout(seconds(8))),
        wrong("maxRetryAfter", b -> b.maxRetryAfter(seconds(9)).totalTimeout(seconds(8))),
        wrong("maxQuotaWait", b -> b.maxQuotaWait(seconds(9)).totalTimeout(seconds(8))),
        wrong("connectTimeout", b -> b.connectTimeout(Duration.ZERO)),
        wrong("readTimeout", b -> b.readTimeout(seconds(-1))),
        wrong("totalTimeout", b -> b.totalTimeout(Duration.ofDays(2))),
        wrong("maxRetryAfter", b -> b.maxRetryAfter(seconds(-1))),
        wrong("maxRetries", b -> b.maxRetries(-1)),
        wrong("maxRetries", b -> b.maxRetries(21)),
        wrong("maxConcurrency", b -> b.maxConcurrency(0)),
        wrong("circuitFailures", b -> b.circuit(0, seconds(1))),
        wrong("circuitOpenFor", b -> b.circuit(1, Duration.ZERO)),
        wrong("two quotas", b -> b.quotas(Quota.of(1, seconds(1)), Quota.of(2, seconds(2)))),
        wrong("maxConcurrency", b -> b.maxConcurrency(2).quotas(Quota.named("x").atOnce(3))));
  }

  private static Arguments wrong(String named, UnaryOperator<HttpSettings.Builder> change) {
    return Arguments.of(named, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contradictions")
  void contradictionsAreRefusedByName(String named, UnaryOperator<HttpSettings.Builder> change) {
    HttpSettings.Builder builder = change.apply(HttpSettings.builder(URL));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void defaultsGiveWayToWhatIsChosen() {
    HttpSettings quick = HttpSettings.builder(URL).totalTimeout(seconds(3)).build();
    assertThat(quick.callTimeout()).isEqualTo(seconds(3));
    assertThat(quick.readTimeout()).isEqualTo(seconds(3));
    assertThat(quick.maxRetryAfter()).isEqualTo(seconds(3));
    assertThat(quick.firstBackoff()).isEqualTo(Duration.ofMillis(500));
    HttpSettings patient = HttpSettings.builder(URL).readTimeout(seconds(200)).build();
    assertThat(patient.callTimeout()).isEqualTo(seconds(200));
    assertThat(patient.totalTimeout()).isEqualTo(seconds(200));
    assertThat(patient.toBuilder().readTimeout(seconds(10)).build().callTimeout())
        .isEqualTo(seconds(30));
  }

  @Test
  void aBuilderUsedAgainDoesNotChangeWhatItBuilt() {
    HttpSettings.Builder builder = HttpSettings.builder(URL).maxRetries(1);
    HttpSettings first = builder.build();
    builder.maxRetries(2);
    assertThat(first.maxRetries()).isEqualTo(1);
    assertThat(first.toBuilder().maxRetries(5).build().maxRetries()).isEqualTo(5);
    assertThat(first.maxRetries()).isEqualTo(1);
  }

  @Test
  void theBaseUrlEndsInASlash() {
    assertThat(HttpSettings.builder(URL).build().baseUrl())
        .hasToString("https://api.example.com/v1/");
    assertThat(HttpSettings.builder(URI.create("https://api.example.com/")).build().baseUrl())
        .hasToString("https://api.example.com/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com/",
        "ftp://api.example.com/",
        "/relative",
        "https:///path",
        "https://user:pass@api.example.com/",
        "https://api.example.com/?key=1",
        "https://api.example.com/#x"
      })
  void aBaseUrlThatWouldLeakOrNotWorkIsRefused(String url) {
    HttpSettings.Builder builder = HttpSettings.builder(URI.create(url));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base URL")
        .hasMessageNotContaining("pass@");
  }

  @Test
  void plainHttpIsForLoopbackOrOnPurpose() {
    assertThat(
            HttpSettings.builder(URI.create("http://localhost:8080")).build().baseUrl().getPort())
        .isEqualTo(8080);
    assertThat(HttpSettings.builder(URI.create("http://[::1]:8080")).build().baseUrl().getPort())
        .isEqualTo(8080);
    assertThat(
            HttpSettings.builder(URI.create("http://sandbox")).allowPlainHttp().build().baseUrl())
        .hasToString("http://sandbox/");
  }

  @Test
  void windowsAndPoolsHaveSensibleSizes() {
    assertThatThrownBy(() -> Quota.of(0, seconds(1))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quota.of(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quota.of(1, Duration.ofDays(32)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quota.named(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quota.named("x").atOnce(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Connections.keeping(0)).isInstanceOf(IllegalArgumentException.class);
    InetSocketAddress proxy = InetSocketAddress.createUnresolved("proxy.example.com", 3128);
    assertThat(HttpSettings.builder(URL).proxy(proxy).build().proxy()).contains(proxy);
  }
}
