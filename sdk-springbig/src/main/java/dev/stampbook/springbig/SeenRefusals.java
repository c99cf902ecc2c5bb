package dev.stampbook.springbig;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.http.TimeSource;
import dev.stampbook.member.MemberId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers when members were last seen as out, the newest 10,000 of them. Springbig does not say since when (sheet section 14, U8). */
final class SeenRefusals {

  private static final int MOST = 10_000;

  private final TimeSource time;
  private final Map<Key, Instant> seen = new LinkedHashMap<>();

  private record Key(MemberId member, ConsentChannel channel) {}

  SeenRefusals(TimeSource time) {
    this.time = time;
  }

  synchronized void saw(MemberId member, ConsentChannel channel) {
    Key key = new Key(member, channel);
    seen.remove(key); // so that it becomes the newest
    seen.put(key, time.now());
    if (seen.size() > MOST) {
      seen.remove(seen.keySet().iterator().next());
    }
  }

  synchronized Optional<Instant> last(MemberId member, ConsentChannel channel) {
    return Optional.ofNullable(seen.get(new Key(member, channel)));
  }
}
