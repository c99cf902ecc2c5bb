package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One ticket, in {@code data} or in {@code ticketList} as the operation likes it (sheet 3.2). */
public record TicketResponse(
    @Json(name = "resultCode") Optional<String> resultCode,
    @Json(name = "resultReason") Optional<String> resultReason,
    @Json(name = "resultDetail") Optional<String> resultDetail,
    @OneOrMany List<Ticket> data,
    @Json(name = "ticketList") List<Ticket> ticketList)
    implements Envelope {

  /** Returns the ticket from wherever it is. */
  public Optional<Ticket> ticket() {
    return Stream.concat(data.stream(), ticketList.stream()).findFirst();
  }
}
