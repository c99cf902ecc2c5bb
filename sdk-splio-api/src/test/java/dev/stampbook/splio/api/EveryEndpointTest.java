package dev.stampbook.splio.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.SystemName;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.splio.SplioEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every endpoint calls the path, method and body that the API description has: closing the universe fails otherwise. */
class EveryEndpointTest {

  private static final int OPERATIONS = 75;

  @Test
  void everyOperationIsDescribedAndAnswered() throws Exception {
    SandboxClock clock = EmulatedSystem.newClock();
    SplioEmulator splio =
        SplioEmulator.builder().clock(clock).apiKey("splio_key").unlimitedQuota().build();
    splio.universe().addMember("ada@example.com", "", "Ada", "Example", "");
    try (EmulatedSystem system = EmulatedSystem.start(splio, clock)) {
      ApiClient client = loggedIn(system);
      List<String> called = new ArrayList<>();
      call(SplioDataApi.class, client.api(SplioDataApi.class), called);
      call(SplioLoyaltyApi.class, client.api(SplioLoyaltyApi.class), called);

      assertThat(called).hasSize(OPERATIONS);
      assertThat(system.server().calls().byStatus())
          .doesNotContainKeys(405, 500)
          .containsKeys(200, 201, 204, 207);
      assertThat(system.server().calls().byOperation().get("other")).isNull();
    }
  }

  private static ApiClient loggedIn(EmulatedSystem system) {
    HttpSettings settings =
        HttpSettings.builder(system.url())
            .quotas(
                Quota.named(SplioQuotas.DATA).andPerSecond(1_000),
                Quota.named(SplioQuotas.GENERAL).andPerSecond(1_000))
            .time(system.time())
            .maxRetries(0)
            .build();
    ApiClient login =
        ApiClient.create(
            SystemName.of("splio"),
            settings,
            Auth.none(),
            ErrorReader.byStatus(),
            SplioJson.create());
    Secret token =
        login
            .api(SplioDataApi.class)
            .authenticate(new AuthenticateRequest(Secret.of("splio_key")))
            .token();
    return login.withAuth(Auth.bearer(token));
  }

  private static <T> void call(Class<T> endpoints, T api, List<String> called) throws Exception {
    for (Method method : endpoints.getDeclaredMethods()) {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = argument(method.getParameters()[i]);
      }
      try {
        method.invoke(api, arguments);
      } catch (InvocationTargetException e) {
        // invented ids are refused, but never is an answer unreadable
        assertThat(e.getCause())
            .as(method.getName())
            .isInstanceOf(LoyaltyException.class)
            .isNotInstanceOf(MalformedResponseException.class);
      }
      called.add(method.getName());
    }
  }

  private static Object argument(Parameter parameter) throws IOException {
    Class<?> type = parameter.getType();
    if (type == Optional.class) {
      return Optional.empty();
    } else if (type == List.class) {
      return List.of();
    } else if (type == Map.class) {
      return Map.of();
    } else if (type == String.class) {
      return "EXT-77";
    } else if (type == PersonalText.class) {
      return PersonalText.of("ada@example.com");
    } else if (type == long.class) {
      return 7L;
    } else if (type == OpenEnum.class) {
      Class<?> constants =
          (Class<?>)
              ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0];
      return first(constants);
    }
    return SplioJson.create().moshi().adapter(type).fromJson(example(type).toString());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object first(Class<?> constants) {
    return OpenEnum.of((Enum) constants.getEnumConstants()[0]);
  }

  private static JsonNode example(Class<?> type) throws IOException {
    try (InputStream in = EveryEndpointTest.class.getResourceAsStream("wire.json")) {
      return SandboxJson.MAPPER.readTree(in).path(type.getSimpleName());
    }
  }
}
