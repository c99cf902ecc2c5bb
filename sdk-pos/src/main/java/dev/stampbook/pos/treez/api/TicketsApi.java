package dev.stampbook.pos.treez.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.time.LocalDate;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The tickets of one store (sheet 3.2). Look at {@link Envelope#failed()} of every answer. Pages hold at most 50; the number of the first
 * one is not known for sure (sheet 6). Refunds cannot be made here.
 *
 * <p>{@code fullDecimals} asks for unrounded money. {@code include_cost} needs a permission of its own and is left out.
 */
public interface TicketsApi {

  /** Prices a ticket without creating it. */
  @POST("ticket/previewticket")
  @Operation(name = "previewTicket", effect = Effect.READ)
  TicketResponse preview(@Body TicketWrite ticket);

  /** Creates a ticket, without payment; not idempotent, and it cannot be found by our reference (sheet 9). */
  @POST("ticket/detailticket")
  @Operation(name = "createTicket", effect = Effect.WRITE)
  TicketResponse create(@Body TicketWrite ticket);

  /** Changes, cancels, pays or completes a ticket; after an unknown outcome read it and compare (sheet 9). */
  @PUT("ticket/update/{ticket_id}")
  @Operation(name = "updateTicket", effect = Effect.WRITE)
  TicketResponse update(@Path("ticket_id") String ticketId, @Body TicketUpdate change);

  /** Reads a ticket; empty when there is none. */
  @GET("ticket/{ticket_id}")
  @Operation(name = "getTicket", effect = Effect.READ)
  Optional<TicketResponse> ticket(
      @Path("ticket_id") String ticketId, @Query("full_decimals") Optional<Boolean> fullDecimals);

  /** Reads a ticket by its number of six characters; empty when there is none. */
  @GET("ticket/ordernumber/{order_number}")
  @Operation(name = "getTicketByOrderNumber", effect = Effect.READ)
  Optional<TicketResponse> ticketByOrderNumber(
      @Path("order_number") String orderNumber,
      @Query("full_decimals") Optional<Boolean> fullDecimals);

  /**
   * Lists by state, which may be anything but DRAFT.
   *
   * @param sortByField {@code lastUpdatedAt}
   * @param sortOrder {@code asc} or {@code desc}
   */
  @GET("ticket/status/{order_status}/page/{page}/pagesize/{pagesize}")
  @Operation(name = "listTicketsByStatus", effect = Effect.READ)
  TicketListResponse byStatus(
      @Path("order_status") String orderStatus,
      @Path("page") int page,
      @Path("pagesize") int pageSize,
      @Query("full_decimals") Optional<Boolean> fullDecimals,
      @Query("hide_empty_tickets") Optional<Boolean> hideEmptyTickets,
      @Query("sort_by_field") Optional<String> sortByField,
      @Query("sort_order") Optional<String> sortOrder);

  /** Lists the tickets of a customer. */
  @GET("ticket/customer/{customer_id}/page/{page}/pagesize/{pagesize}")
  @Operation(name = "listTicketsOfCustomer", effect = Effect.READ)
  TicketListResponse ofCustomer(
      @Path("customer_id") String customerId,
      @Path("page") int page,
      @Path("pagesize") int pageSize,
      @Query("full_decimals") Optional<Boolean> fullDecimals);

  /** Lists by the day of creation, in the store's zone. */
  @GET("ticket/opendate/{date}/page/{page}/pagesize/{pagesize}")
  @Operation(name = "listTicketsByOpenDate", effect = Effect.READ)
  TicketListResponse byOpenDate(
      @Path("date") LocalDate date,
      @Path("page") int page,
      @Path("pagesize") int pageSize,
      @Query("full_decimals") Optional<Boolean> fullDecimals);

  /** Lists by the day of closing, in the store's zone. */
  @GET("ticket/closedate/{date}/page/{page}/pagesize/{pagesize}")
  @Operation(name = "listTicketsByCloseDate", effect = Effect.READ)
  TicketListResponse byCloseDate(
      @Path("date") LocalDate date,
      @Path("page") int page,
      @Path("pagesize") int pageSize,
      @Query("full_decimals") Optional<Boolean> fullDecimals);

  /** Lists tickets that changed after a time, newest first, at most 30 days back; the path of v2, seen in code. */
  @GET("ticket/lastUpdated/after/{date_time}/page/{page}/pagesize/{pagesize}")
  @Operation(name = "listTicketsUpdatedAfter", effect = Effect.READ)
  TicketListResponse updatedAfter(
      @Path(value = "date_time", encoded = true) UpdatedAfter time,
      @Path("page") int page,
      @Path("pagesize") int pageSize,
      @Query("full_decimals") Optional<Boolean> fullDecimals);

  /** Lists tickets that changed after a time, as {@link #updatedAfter}; the path of the v3 description. */
  @GET("ticket/lastUpdated/{date_time}/page/{page}/pagesize/{pagesize}")
  @Operation(name = "listTicketsByLastUpdated", effect = Effect.READ)
  TicketListResponse byLastUpdated(
      @Path(value = "date_time", encoded = true) UpdatedAfter time,
      @Path("page") int page,
      @Path("pagesize") int pageSize,
      @Query("full_decimals") Optional<Boolean> fullDecimals);

  /** Lists the states a ticket went through. */
  @GET("ticket/history/{ticket_id}")
  @Operation(name = "getTicketHistory", effect = Effect.READ)
  TicketHistoryResponse history(@Path("ticket_id") String ticketId);
}
