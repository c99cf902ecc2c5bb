package dev.stampbook.pos.treez;

import dev.stampbook.http.ApiClient;
import dev.stampbook.pos.treez.api.CustomersApi;
import dev.stampbook.pos.treez.api.DiscountsApi;
import dev.stampbook.pos.treez.api.OrgDiscountsApi;
import dev.stampbook.pos.treez.api.TicketsApi;
import dev.stampbook.pos.treez.api.TokenValidationApi;

/**
 * The typed endpoints, with the same auth, retries and quota as everything else. The last three need version 3.
 *
 * @param customers the customers of the store
 * @param tickets its tickets
 * @param discounts its configured discounts
 * @param orgDiscounts the configured discounts of the organization
 * @param tokenValidation the tool that checks a self-signed token
 */
public record TreezApi(
    CustomersApi customers,
    TicketsApi tickets,
    DiscountsApi discounts,
    OrgDiscountsApi orgDiscounts,
    TokenValidationApi tokenValidation) {

  static TreezApi of(ApiClient store, ApiClient discountService, ApiClient services) {
    return new TreezApi(
        store.api(CustomersApi.class),
        store.api(TicketsApi.class),
        store.api(DiscountsApi.class),
        discountService.api(OrgDiscountsApi.class),
        services.api(TokenValidationApi.class));
  }
}
