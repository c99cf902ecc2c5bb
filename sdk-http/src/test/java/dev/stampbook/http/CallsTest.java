package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.SystemName;
import dev.stampbook.http.json.Json;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

class CallsTest {

  record Item(String id, BigDecimal price, Optional<String> note) {}

  interface Items {
    @GET("items/{id}")
    @Operation(name = "getItem", effect = Effect.READ)
    Item get(@Path("id") String id);

    @GET("items/{id}")
    @Operation(name = "findItem", effect = Effect.READ)
    Optional<Item> find(@Path("id") String id);

    @GET("items")
    @Operation(name = "listItems", effect = Effect.READ)
    List<Item> list(@Query("tag") Optional<String> tag);

    @POST("items")
    @Operation(name = "createItem", effect = Effect.WRITE)
    Reply<Item> create(@Body Item item);

    @DELETE("items/{id}")
    @Operation(name = "deleteItem", effect = Effect.IDEMPOTENT_WRITE)
    Done delete(@Path("id") String id);
  }

  private final MockWebServer server = new MockWebServer();
  private Items items;

  @BeforeEach
  void start() throws Exception {
    server.start(InetAddress.getLoopbackAddress(), 0);
    items =
        ApiClient.create(
                SystemName.of("depot"),
                HttpSettings.builder(URI.create("http://127.0.0.1:" + server.getPort() + "/v1"))
                    .build(),
                Auth.header("X-Key", Secret.of("k-123")),
                ErrorReader.byStatus(),
                Json.snakeCase())
            .api(Items.class);
  }

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  @Test
  void bodiesAreReadAndWrittenAsDeclared() throws Exception {
    server.enqueue(new MockResponse().setBody("{\"id\":7,\"price\":\"8.70\",\"new\":[1]}"));
    server.enqueue(new MockResponse().setResponseCode(201).setBody("{\"id\":\"8\",\"price\":1e2}"));
    server.enqueue(new MockResponse().setResponseCode(204));
    server.enqueue(new MockResponse().setResponseCode(204));
    server.enqueue(new MockResponse().setResponseCode(404));

    assertThat(items.get("a/b")).isEqualTo(new Item("7", new BigDecimal("8.70"), Optional.empty()));
    Reply<Item> created = items.create(new Item("8", new BigDecimal("1E+2"), Optional.empty()));
    assertThat(created.status()).isEqualTo(201);
    assertThat(items.list(Optional.empty())).isEmpty();
    assertThat(items.delete("8")).isEqualTo(Done.DONE);
    assertThat(items.find("8")).isEmpty();

    var get = server.takeRequest();
    assertThat(get.getPath()).isEqualTo("/v1/items/a%2Fb");
    assertThat(get.getHeader("X-Key")).isEqualTo("k-123");
    assertThat(get.getHeader("Accept")).isEqualTo("application/json");
    assertThat(server.takeRequest().getBody().readUtf8()).isEqualTo("{\"id\":\"8\",\"price\":100}");
    assertThat(server.takeRequest().getPath()).isEqualTo("/v1/items");
  }

  @Test
  void aRefusalIsTypedAndKeepsCodeFieldsAndRequestId() {
    server.enqueue(
        new MockResponse()
            .setResponseCode(422)
            .setBody(
                "{\"code\":1017,\"message\":\"bad\",\"errors\":{\"price\":[\"too low\"]},\"request_id\":\"r-1\"}"));

    assertThatThrownBy(() -> items.create(new Item("8", BigDecimal.ONE, Optional.empty())))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.fields()).containsEntry("price", "too low");
              assertThat(e.call().errorCode()).contains("1017");
              assertThat(e.call().requestId()).contains("r-1");
            })
        .hasMessage(
            "the request was refused: bad [depot createItem, status 422, code 1017, request id r-1]")
        .isInstanceOf(LoyaltyException.class);
  }
}
