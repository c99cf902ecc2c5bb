package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/** The states a ticket went through (sheet 3.2), with times in UTC. */
public record TicketHistoryResponse(
    @Json(name = "resultCode") Optional<String> resultCode,
    @Json(name = "resultReason") Optional<String> resultReason,
    @Json(name = "resultDetail") Optional<String> resultDetail,
    List<Entry> data,
    @Json(name = "totalPages") Optional<Integer> totalPages,
    @Json(name = "totalElements") Optional<Integer> totalElements)
    implements Envelope {

  /** One state. */
  public record Entry(
      Optional<OpenEnum<OrderStatus>> status,
      Optional<String> description,
      Optional<WireTime> date,
      Optional<PersonalText> user,
      @Json(name = "userId") Optional<String> userId,
      @Json(name = "employeeNumber") Optional<String> employeeNumber) {}
}
