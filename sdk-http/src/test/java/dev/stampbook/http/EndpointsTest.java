package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.http.json.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.VirtualTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Query;

/** How endpoint interfaces must be declared. */
class EndpointsTest {

  private final MockWebServer server = Depot.server();

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  private ApiClient client() {
    return ApiClient.create(
        Depot.NAME,
        Depot.settings(server, new VirtualTime()).build(),
        Auth.header("X-Key", Secret.of("k")),
        ErrorReader.byStatus(),
        Json.snakeCase());
  }

  interface Bare {
    @GET("x")
    Done bare();
  }

  interface WithCall {
    @GET("x")
    @Operation(name = "x", effect = Effect.READ)
    Call<Done> call();
  }

  interface WithResponse {
    @GET("x")
    @Operation(name = "x", effect = Effect.READ)
    Response<Done> response();
  }

  interface WithFuture {
    @GET("x")
    @Operation(name = "x", effect = Effect.READ)
    CompletableFuture<Done> future();
  }

  interface WithoutArgument {
    @GET("x")
    @Operation(name = "x", effect = Effect.READ)
    @SuppressWarnings("rawtypes")
    Optional raw();
  }

  interface BadName {
    @GET("x")
    @Operation(name = "get item 42", effect = Effect.READ)
    Done named();
  }

  interface BadBody {
    record Inexact(double price) {}

    @GET("x")
    @Operation(name = "x", effect = Effect.READ)
    Inexact inexact();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Bare.class,
        WithCall.class,
        WithResponse.class,
        WithFuture.class,
        WithoutArgument.class,
        BadName.class,
        BadBody.class
      })
  void anInterfaceThatWouldGoPastTheRulesIsRefusedAtCreation(Class<?> endpoints) {
    assertThatThrownBy(() -> client().api(endpoints))
        .isInstanceOf(IllegalArgumentException.class)
        .hasStackTraceContaining(endpoints.getSimpleName());
  }

  @Test
  void theRefusalSaysWhatToDo() {
    assertThatThrownBy(() -> client().api(Bare.class))
        .hasStackTraceContaining("add @Operation(name =");
    assertThatThrownBy(() -> client().api(WithCall.class))
        .hasStackTraceContaining("return the type of the body");
    assertThatThrownBy(() -> client().api(BadBody.class)).hasStackTraceContaining("BigDecimal");
  }

  enum Kind {
    EARNED
  }

  interface Parameters {
    @GET("search")
    @Operation(name = "search", effect = Effect.READ)
    Done search(
        @Query("text") Optional<String> text,
        @Query("limit") Optional<Integer> limit,
        @Query("amount") BigDecimal amount,
        @Query("mail") PersonalText mail,
        @Query("kind") OpenEnum<Kind> kind,
        @Query("id") List<Long> ids,
        @Header("X-Trace") Optional<String> trace);
  }

  @Test
  void parametersAreWrittenAsTheyAreMeant() throws Exception {
    server.enqueue(new MockResponse());
    server.enqueue(new MockResponse());
    Parameters api = client().api(Parameters.class);

    api.search(
        Optional.empty(),
        Optional.of(5),
        new BigDecimal("1E+2"),
        PersonalText.of("a+b@example.com"),
        OpenEnum.of(Kind.EARNED),
        List.of(1L, 2L),
        Optional.empty());
    api.search(
        Optional.of("x y"),
        Optional.empty(),
        BigDecimal.ONE,
        PersonalText.of("a"),
        OpenEnum.parse(Kind.class, "later"),
        List.of(),
        Optional.of("t"));

    assertThat(server.takeRequest().getPath())
        .isEqualTo("/search?limit=5&amount=100&mail=a%2Bb%40example.com&kind=EARNED&id=1&id=2");
    var second = server.takeRequest();
    assertThat(second.getPath()).isEqualTo("/search?text=x%20y&amount=1&mail=a&kind=later");
    assertThat(second.getHeader("X-Trace")).isEqualTo("t");
  }

  @Test
  void aParameterThatCannotBeSentIsNotQuoted() {
    Parameters api = client().api(Parameters.class);
    assertThatThrownBy(
            () ->
                api.search(
                    Optional.empty(),
                    Optional.empty(),
                    BigDecimal.ONE,
                    PersonalText.of("a"),
                    OpenEnum.of(Kind.EARNED),
                    List.of(),
                    Optional.of("Zo\u00eb")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("search")
        .hasMessageContaining("X-Trace")
        .hasStackTraceContaining("OperationCalls")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Zo"))
        .hasNoCause();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void credentialsAreNotSentToAnotherServer() throws Exception {
    try (MockWebServer other = Depot.server()) {
      Depot depot = client().api(Depot.class);
      assertThatThrownBy(() -> depot.follow(Depot.url(other) + "next?cursor=2"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("follow")
          .hasMessageNotContaining("cursor");
      assertThat(other.getRequestCount()).isZero();
    }
    server.enqueue(new MockResponse().setBody(Depot.SAMPLE_JSON));
    assertThat(client().api(Depot.class).follow(Depot.url(server) + "next?cursor=2"))
        .isEqualTo(Depot.SAMPLE);
  }
}
