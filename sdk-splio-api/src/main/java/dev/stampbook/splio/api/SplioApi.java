package dev.stampbook.splio.api;

/**
 * All endpoints of the fact sheet, section 3: 75 operations under 65 paths. There is no endpoint for webhooks.
 *
 * @param data login, fields, contacts, suppression, orders, products and stores
 * @param loyalty members, points, programs and rewards
 */
public record SplioApi(SplioDataApi data, SplioLoyaltyApi loyalty) {}
