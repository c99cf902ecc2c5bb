package dev.stampbook.springbig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  @Test
  void nestsFieldsAndKeepsTheTypesOfValues() {
    Route route =
        Route.parse(
            "POST /v2/redemptions a.b={points} a.c={total} a.d=fixed e={pos_user}-{pos_id} url_encoded=true");
    Map<String, Object> values =
        Map.of("points", 5L, "total", new BigDecimal("5.00"), "pos_user", "c", "pos_id", "o");

    assertThat(route.method()).isEqualTo(Route.Method.POST);
    assertThat(route.path(values)).isEqualTo("v2/redemptions");
    assertThat(route.body(values))
        .isEqualTo(
            Map.of(
                "a",
                Map.of("b", 5L, "c", new BigDecimal("5.00"), "d", "fixed"),
                "e",
                "c-o",
                "url_encoded",
                "true"));
    assertThat(route.names()).containsExactly("points", "pos_id", "pos_user", "total");
    assertThat(route).hasToString("POST v2/redemptions");
  }

  /** A key that looks like a path stays in its segment. */
  @ParameterizedTest
  @CsvSource({
    "a/b, a%2Fb",
    "../../admin, ..%2F..%2Fadmin",
    ".., %2E%2E",
    "a b?c, a%20b%3Fc",
    "é, %C3%A9"
  })
  void valuesCannotLeaveTheirSegment(String key, String segment) {
    assertThat(Route.parse("GET members/{pos_user}/wallet").path(Map.of("pos_user", key)))
        .isEqualTo("members/" + segment + "/wallet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET",
        "FETCH members",
        "get members",
        "GET https://elsewhere.example.com/members",
        "GET //elsewhere.example.com",
        "GET members?x=1",
        "GET ../general/v1",
        "GET members =x",
        "GET members x",
        "POST members a..b=c"
      })
  void whatIsNoRouteIsRefused(String text) {
    assertThatThrownBy(() -> Route.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("route");
  }

  @Test
  void aSettingRefusesMethodsAndValuesItDoesNotHave() {
    assertThatThrownBy(
            () -> Springbig.builder().balanceRoute(Route.parse("POST members/{pos_user}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("springbig.routes.balance")
        .hasMessageContaining("GET");
    assertThatThrownBy(
            () -> Springbig.builder().rewardsRoute(Route.parse("GET rewards/{pos_user}")))
        .hasMessageContaining("springbig.routes.rewards")
        .hasMessageContaining("{pos_user}");
    for (String method : List.of("POST", "PUT", "DELETE")) {
      Springbig.builder().cancelRedemptionRoute(Route.parse(method + " redemptions/{issue_id}"));
    }
    assertThat(Route.parse("GET a").checked("x", Set.of("GET"), Set.of()).names()).isEmpty();
  }
}
