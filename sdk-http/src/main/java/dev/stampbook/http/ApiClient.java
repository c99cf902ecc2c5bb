package dev.stampbook.http;

import dev.stampbook.SystemName;
import dev.stampbook.http.internal.CallRunner;
import dev.stampbook.http.internal.FormBodies;
import dev.stampbook.http.internal.Gates;
import dev.stampbook.http.internal.OperationCalls;
import dev.stampbook.http.internal.RequestTexts;
import dev.stampbook.http.internal.SingleSend;
import dev.stampbook.http.internal.TraceEvents;
import dev.stampbook.http.json.Json;
import java.net.Proxy;
import java.net.URI;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * The one way to talk to a system: endpoint interfaces whose methods carry {@link Operation} and are called like any other method. Every
 * call, whoever makes it, has the same auth, quota, circuit, timeouts, retries and typed failures.
 *
 * <p>Immutable and thread-safe; build one per shop and system and keep it. Nothing needs closing.
 */
public final class ApiClient {

  private final SystemName system;
  private final HttpSettings settings;
  private final OkHttpClient transport;
  private final Gates gates;
  private final Auth auth;
  private final ErrorReader errors;
  private final Json json;
  private final boolean formBodies;

  private ApiClient(
      SystemName system,
      HttpSettings settings,
      OkHttpClient transport,
      Gates gates,
      Auth auth,
      ErrorReader errors,
      Json json,
      boolean formBodies) {
    this.system = system;
    this.settings = settings;
    this.transport = transport;
    this.gates = gates;
    this.auth = auth;
    this.errors = errors;
    this.json = json;
    this.formBodies = formBodies;
  }

  /** Returns a client with its own quota and circuit, and its own connections unless the settings share some. */
  public static ApiClient create(
      SystemName system, HttpSettings settings, Auth auth, ErrorReader errors, Json json) {
    return new ApiClient(
        system, settings, transport(settings), new Gates(settings), auth, errors, json, false);
  }

  /**
   * Returns the client with another auth and everything else shared, quota, circuit and connections included: first build the client that
   * logs in with {@link Auth#none()}, then derive the one that calls with the token.
   */
  public ApiClient withAuth(Auth other) {
    return new ApiClient(system, settings, transport, gates, other, errors, json, formBodies);
  }

  /** Returns the client for another base URL of the same system, with everything else shared. */
  public ApiClient withBaseUrl(URI other) {
    HttpSettings moved = settings.toBuilder().baseUrl(other).build();
    return new ApiClient(system, moved, transport, gates, auth, errors, json, formBodies);
  }

  /** Returns the client with other error rules and everything else shared. */
  public ApiClient withErrors(ErrorReader other) {
    return new ApiClient(system, settings, transport, gates, auth, other, json, formBodies);
  }

  /**
   * Returns the client that writes request bodies as forms, nested names in brackets such as {@code lines[0][price]}, with everything else
   * shared. Answers are still read as JSON.
   */
  public ApiClient withFormBodies() {
    return new ApiClient(system, settings, transport, gates, auth, errors, json, true);
  }

  /** Returns the name of the system. */
  public SystemName system() {
    return system;
  }

  /**
   * Returns the endpoints, ready to call. Paths are relative to the base URL and begin without a slash.
   *
   * @throws IllegalArgumentException when a method lacks {@link Operation}, returns a {@code Call}, or is otherwise wrong; the message
   *     names the method
   */
  public <T> T api(Class<T> endpoints) {
    CallRunner runner = new CallRunner(system, settings, transport, auth, errors, gates);
    Retrofit.Builder endpointsOf =
        new Retrofit.Builder()
            .baseUrl(settings.baseUrl().toString())
            .callFactory(transport)
            .addCallAdapterFactory(new OperationCalls(runner))
            .addConverterFactory(new RequestTexts());
    if (formBodies) {
      endpointsOf.addConverterFactory(new FormBodies(json.moshi()));
    }
    return endpointsOf
        .addConverterFactory(MoshiConverterFactory.create(json.moshi()))
        .validateEagerly(true)
        .build()
        .create(endpoints);
  }

  /** Redirects are off: they would carry credential headers to wherever the answer points, and repeat writes. */
  private static OkHttpClient transport(HttpSettings settings) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .writeTimeout(settings.writeTimeout())
            .callTimeout(settings.callTimeout())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(
                settings
                    .connections()
                    .orElseGet(() -> Connections.keeping(settings.maxConcurrency()))
                    .pool())
            .eventListener(new TraceEvents())
            .addNetworkInterceptor(new SingleSend());
    settings.proxy().ifPresent(address -> builder.proxy(new Proxy(Proxy.Type.HTTP, address)));
    return builder.build();
  }
}
