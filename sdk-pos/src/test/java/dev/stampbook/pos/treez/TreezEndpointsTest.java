package dev.stampbook.pos.treez;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.http.Operation;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.pos.treez.api.CustomersApi;
import dev.stampbook.pos.treez.api.DiscountMethod;
import dev.stampbook.pos.treez.api.DiscountsApi;
import dev.stampbook.pos.treez.api.OrgDiscount;
import dev.stampbook.pos.treez.api.OrgDiscountsApi;
import dev.stampbook.pos.treez.api.OrgDiscountsApi.DiscountId;
import dev.stampbook.pos.treez.api.TicketListResponse;
import dev.stampbook.pos.treez.api.TicketsApi;
import dev.stampbook.pos.treez.api.TokenValidationApi;
import dev.stampbook.pos.treez.api.TokensApi;
import dev.stampbook.pos.treez.api.UpdatedAfter;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.treez.TreezEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The typed endpoints cover what is described, and the lists the services do not use work as well (sheet 3). */
class TreezEndpointsTest {

  @Test
  void everyOperationOfTheDescriptionHasAMethod() throws IOException {
    List<String> described = new ArrayList<>();
    try (InputStream in =
        TreezEmulator.class.getResourceAsStream("/dev/stampbook/sandbox/openapi/treez.json")) {
      SandboxJson.MAPPER
          .readTree(in)
          .path("paths")
          .findValues("operationId")
          .forEach(id -> described.add(id.asText()));
    }
    List<String> offered =
        Stream.of(
                TokensApi.class,
                CustomersApi.class,
                TicketsApi.class,
                DiscountsApi.class,
                OrgDiscountsApi.class,
                TokenValidationApi.class)
            .flatMap(api -> Arrays.stream(api.getDeclaredMethods()))
            .map(method -> method.getAnnotation(Operation.class).name())
            .toList();
    assertThat(described).hasSizeGreaterThan(23);
    assertThat(offered).containsAll(described);
  }

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void listsOfTicketsAndCustomersAreRead(ApiVersion version) {
    try (EmulatedTreez store = new EmulatedTreez(version, 0)) {
      TreezApi api = store.treez().api();
      var customer = store.addCustomer();
      var sale =
          store.put(
              customer.id(),
              store.basket(List.of(store.line("24.00", 1)), List.of()),
              OrderStatus.COMPLETED);
      LocalDate day = LocalDate.of(2026, 2, 10); // ten in the morning in Los Angeles
      Optional<Boolean> no = Optional.empty();
      UpdatedAfter before = new UpdatedAfter(store.clock.instant().minus(Duration.ofHours(1)));

      for (TicketListResponse list :
          List.of(
              api.tickets()
                  .byStatus("COMPLETED", 1, 50, no, no, Optional.empty(), Optional.empty()),
              api.tickets().ofCustomer("" + customer.id(), 1, 50, no),
              api.tickets().byOpenDate(day, 1, 50, no),
              api.tickets().byCloseDate(day, 1, 50, no),
              api.tickets().updatedAfter(before, 1, 50, no))) {
        assertThat(list.ticketList().orElseThrow()).hasSize(1);
        assertThat(list.ticketList().orElseThrow().get(0).ticket().orElseThrow().ticketId())
            .isEqualTo(store.id(sale).value());
      }
      assertThat(api.tickets().byCloseDate(day.plusDays(1), 1, 50, no).ticketList().orElseThrow())
          .isEmpty();
      assertThat(api.tickets().history(store.id(sale).value()).data()).hasSize(2);
      assertThat(api.customers().customersUpdatedAfter(before, 1, 50).data()).isNotEmpty();
      assertThat(
              api.customers()
                  .customersByName(PersonalText.of("Grace"), PersonalText.of("Example"))
                  .orElseThrow()
                  .data())
          .isNotEmpty();
      assertThat(api.customers().queue().failed()).isFalse();
      assertThat(api.customers().caregivers().data()).isEmpty();
    }
  }

  @Test
  void discountsOfTheOrganizationAreKept() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      OrgDiscountsApi api = store.treez().api().orgDiscounts();
      api.create(discount(Optional.empty(), "Five off"));
      OrgDiscount made = api.discounts().get(0);
      DiscountId id = new DiscountId(made.id().orElseThrow());
      assertThat(made.isExternalLoyalty()).contains(true);
      assertThat(made.amount().orElseThrow().toPlainString()).isEqualTo("5.0000");

      api.update(discount(made.id(), "Six off"));
      assertThat(api.discount(id).orElseThrow().title()).isEqualTo("Six off");
      api.delete(id);
      assertThat(api.discount(id)).isEmpty();
      assertThat(api.discounts()).isEmpty();
    }
  }

  private static OrgDiscount discount(Optional<String> id, String title) {
    Optional<Boolean> yes = Optional.of(true);
    Optional<Boolean> no = Optional.of(false);
    return new OrgDiscount(
        id,
        title,
        Optional.empty(),
        Optional.of(new BigDecimal("5")),
        Optional.of(OpenEnum.of(DiscountMethod.DOLLAR)),
        yes,
        yes,
        no,
        yes,
        no,
        no,
        no,
        no,
        no,
        yes,
        Optional.of(new BigDecimal("100")),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
