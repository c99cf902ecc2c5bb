package dev.stampbook.examples.storefront.systems;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.points.PointsPolicy;

/**
 * A provider with the policy that suits it.
 *
 * @param provider the provider's client
 * @param policy what orders earn there
 */
record ProviderClient(LoyaltyProvider provider, PointsPolicy policy) {}
