package dev.stampbook.http.testing;

import dev.stampbook.SystemName;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Operation;
import dev.stampbook.http.Reply;
import dev.stampbook.http.json.Json;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.mockwebserver.MockWebServer;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Url;

/** The endpoints of a system that exists only here. */
public interface Depot {

  SystemName NAME = SystemName.of("depot");

  record Item(String id, BigDecimal price, Optional<String> note) {}

  Item SAMPLE = new Item("8", new BigDecimal("8.70"), Optional.empty());
  String SAMPLE_JSON = "{\"id\":\"8\",\"price\":8.70}";

  @GET("items/{id}")
  @Operation(name = "getItem", effect = Effect.READ)
  Item get(@Path("id") String id);

  @GET("items/{id}")
  @Operation(name = "findItem", effect = Effect.READ)
  Optional<Item> find(@Path("id") String id);

  @GET("items")
  @Operation(name = "listItems", effect = Effect.READ)
  List<Item> list(@Query("tag") Optional<String> tag);

  @GET
  @Operation(name = "follow", effect = Effect.READ)
  Item follow(@Url String url);

  @POST("items")
  @Operation(name = "createItem", effect = Effect.WRITE, scope = "items:write")
  Item create(@Body Item item);

  @POST("items")
  @Operation(name = "createItem", effect = Effect.WRITE)
  Reply<Optional<Item>> createWithReply(@Body Item item);

  @POST("notes")
  @Operation(name = "createNote", effect = Effect.WRITE)
  Done note(@Body Item item);

  @PUT("items/{id}")
  @Operation(name = "putItem", effect = Effect.IDEMPOTENT_WRITE)
  Item put(@Path("id") String id, @Body Item item);

  @DELETE("items/{id}")
  @Operation(name = "deleteItem", effect = Effect.WRITE)
  Done delete(@Path("id") String id);

  static Depot at(HttpSettings settings) {
    return at(settings, Auth.none(), ErrorReader.byStatus());
  }

  static Depot at(HttpSettings settings, Auth auth, ErrorReader errors) {
    return ApiClient.create(NAME, settings, auth, errors, Json.snakeCase()).api(Depot.class);
  }

  /** Returns settings for this server whose waits take no time and whose jitter is repeatable. */
  static HttpSettings.Builder settings(URI url, VirtualTime time) {
    return HttpSettings.builder(url).time(time).jitterSeed(20_260_301);
  }

  static HttpSettings.Builder settings(MockWebServer server, VirtualTime time) {
    return settings(url(server), time);
  }

  static URI url(MockWebServer server) {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/");
  }

  static MockWebServer server() {
    try {
      MockWebServer server = new MockWebServer();
      server.start(InetAddress.getLoopbackAddress(), 0);
      return server;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns a loopback address where nobody listens. */
  static URI deadEnd() {
    try (java.net.ServerSocket socket = new java.net.ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
