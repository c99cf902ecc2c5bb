package dev.stampbook.springbig;

import dev.stampbook.order.ChannelId;
import dev.stampbook.springbig.api.SpringbigApi;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints with the token of a location where it has one of its own (sheet section 14, U2).
 *
 * @param merchant with the merchant's token
 * @param locations with the tokens of locations, by sales channel
 */
record LocatedApis(SpringbigApi merchant, Map<String, SpringbigApi> locations) {

  LocatedApis {
    locations = Map.copyOf(locations);
  }

  SpringbigApi at(Optional<ChannelId> channel) {
    return channel.flatMap(id -> Optional.ofNullable(locations.get(id.value()))).orElse(merchant);
  }
}
