package dev.stampbook.pos.treez;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.CustomerResponse;
import dev.stampbook.pos.treez.api.Envelope;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketListResponse;
import dev.stampbook.pos.treez.api.TicketResponse;
import dev.stampbook.pos.treez.api.TicketRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Looks at the result code of answers, because a refusal may come with status 200 (sheet 3). */
final class Answers {

  private static final Set<String> MISSING =
      Set.of("TICKET_NOT_FOUND", "CUSTOMER_DOESNT_EXIST", "NOT_FOUND");
  private static final int OK = 200;

  private Answers() {}

  /** Returns whether a reason says that something does not exist: a missing ticket is a 400, a missing customer a 404 (sheet 8). */
  static boolean saysMissing(String reason) {
    return MISSING.contains(reason);
  }

  static Optional<Ticket> ticket(Optional<TicketResponse> answer, String operation) {
    return found(answer, operation).flatMap(TicketResponse::ticket);
  }

  static List<Customer> customers(Optional<CustomerResponse> answer, String operation) {
    return found(answer, operation).map(CustomerResponse::data).orElse(List.of());
  }

  /** Returns the tickets of a list. An answer without its list is no empty list: what it does not show may be there (C11). */
  static List<TicketRow> tickets(TicketListResponse answer, String operation) {
    return checked(answer, operation)
        .ticketList()
        .orElseThrow(
            () ->
                new MalformedResponseException(
                    "the answer has no ticketList",
                    FailedCall.unanswered(Treez.SYSTEM, operation),
                    RemoteEffect.NOT_SENT));
  }

  private static <T extends Envelope> Optional<T> found(Optional<T> answer, String operation) {
    try {
      return answer.map(envelope -> checked(envelope, operation));
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  /** Returns the answer, unless it is a refusal; its detail may be personal and is not shown. */
  static <T extends Envelope> T checked(T answer, String operation) {
    if (answer.failed()) {
      throw refusal(answer.resultReason(), operation);
    }
    return answer;
  }

  private static LoyaltyException refusal(Optional<String> reason, String operation) {
    Optional<String> code = reason.filter(text -> text.matches("[A-Z0-9_ ]{1,60}"));
    FailedCall call =
        new FailedCall(Treez.SYSTEM, operation, OptionalInt.of(OK), code, Optional.empty());
    String message = "treez refused the call: " + code.orElse("no reason given");
    return code.filter(Answers::saysMissing).isPresent()
        ? new NotFoundException(message, call)
        : new InvalidRequestException(message, call);
  }
}
