package dev.stampbook.splio;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.splio.api.CustomFieldIn;
import dev.stampbook.splio.api.IntervalType;
import dev.stampbook.splio.api.RewardPatch;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What changes of a master reward say; attributes that are not told stay as they are (sheet section 3.5). */
record RewardChange(
    Optional<String> most, Optional<List<CustomFieldIn>> fields, Optional<Validity> validity) {

  /**
   * A validity as it is on the wire.
   *
   * @param forced whether the window counts
   */
  private record Validity(
      Boolean forced,
      Optional<IntervalType> unit,
      Optional<Long> count,
      Optional<LocalDateTime> start,
      Optional<LocalDateTime> end) {}

  static RewardChange stock(long most) {
    return new RewardChange(Optional.of(Long.toString(most)), Optional.empty(), Optional.empty());
  }

  static RewardChange fields(List<CustomFieldIn> fields) {
    return new RewardChange(Optional.empty(), Optional.of(fields), Optional.empty());
  }

  static RewardChange validity(RewardValidity validity, ZoneId zone) {
    Validity wire =
        validity instanceof RewardValidity.Window window
            ? new Validity(
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(SplioZones.local(window.start(), zone)),
                Optional.of(SplioZones.local(window.end(), zone)))
            : lasting((RewardValidity.Lasting) validity);
    return new RewardChange(Optional.empty(), Optional.empty(), Optional.of(wire));
  }

  private static Validity lasting(RewardValidity.Lasting lasting) {
    return new Validity(
        false,
        Optional.of(lasting.unit()),
        Optional.of(lasting.count()),
        Optional.empty(),
        Optional.empty());
  }

  RewardPatch spelt(SplioPatchSpelling spelling) {
    Optional<Long> count = validity.flatMap(Validity::count);
    Optional<LocalDateTime> end = validity.flatMap(Validity::end);
    return new RewardPatch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        most,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        validity.flatMap(Validity::unit).map(OpenEnum::of),
        count.filter(any -> spelling == SplioPatchSpelling.AS_PUBLISHED),
        count.filter(any -> spelling == SplioPatchSpelling.CORRECTED),
        validity.map(Validity::forced),
        validity.flatMap(Validity::start),
        end.filter(any -> spelling == SplioPatchSpelling.AS_PUBLISHED),
        end.filter(any -> spelling == SplioPatchSpelling.CORRECTED),
        fields);
  }
}
