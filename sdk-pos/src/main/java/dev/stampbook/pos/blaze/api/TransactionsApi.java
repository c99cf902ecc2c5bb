package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Sales and refunds at the till (sheet section 3.5). No endpoint makes a refund.
 */
public interface TransactionsApi {

  /** Lists transactions of days written {@code MM/dd/yyyy}, both included: at most 7 days and 100 rows, the last 7 days when empty. */
  @GET("partner/transactions")
  @Operation(name = "listTransactions", effect = Effect.READ)
  Rows<Row<Transaction>> listTransactions(
      @Query("startDate") Optional<String> startDate,
      @Query("endDate") Optional<String> endDate,
      @Query("skip") Optional<Integer> skip,
      @Query("limit") Optional<Integer> limit);

  /** Lists transactions of so many days (1 when empty) from one written {@code MM/dd/yyyy}. */
  @GET("partner/transactions/days")
  @Operation(name = "listTransactionsByDays", effect = Effect.READ)
  Rows<Row<Transaction>> listTransactionsByDays(
      @Query("startDate") Optional<String> startDate,
      @Query("days") Optional<Integer> days,
      @Query("skip") Optional<Integer> skip,
      @Query("limit") Optional<Integer> limit);

  /** Lists open transactions. */
  @GET("partner/transactions/active")
  @Operation(name = "listActiveTransactions", effect = Effect.READ)
  Rows<Row<Transaction>> listActiveTransactions();

  /** Reads a transaction. */
  @GET("partner/transactions/{transactionId}")
  @Operation(name = "getTransaction", effect = Effect.READ)
  Optional<Found<Transaction>> getTransaction(@Path("transactionId") String transactionId);

  /** Lists the closed transactions of a member. */
  @GET("partner/transactions/members/{memberId}/completed")
  @Operation(name = "listMemberTransactions", effect = Effect.READ)
  Rows<Row<Transaction>> listMemberTransactions(
      @Path("memberId") String memberId,
      @Query("start") Optional<Integer> start,
      @Query("limit") Optional<Integer> limit);

  /** Lists the open transactions of a member. */
  @GET("partner/transactions/members/{memberId}/active")
  @Operation(name = "listMemberActiveTransactions", effect = Effect.READ)
  Rows<Row<Transaction>> listMemberActiveTransactions(@Path("memberId") String memberId);

  /** Prices an open transaction anew; whether discounts may be changed here is unknown (sheet section 13.7). */
  @POST("partner/transactions/{transactionId}/prepare")
  @Operation(name = "prepareTransaction", effect = Effect.READ)
  Transaction prepareTransaction(
      @Path("transactionId") String transactionId, @Body Document transaction);

  /** Completes a transaction; nothing here calls it. */
  @POST("partner/transactions/{transactionId}/complete")
  @Operation(name = "completeTransaction", effect = Effect.WRITE)
  Transaction completeTransaction(
      @Path("transactionId") String transactionId, @Body Document transaction);

  /** Takes a transaction off the queue. */
  @HTTP(method = "DELETE", path = "partner/transactions/{transactionId}", hasBody = true)
  @Operation(name = "deleteTransaction", effect = Effect.WRITE)
  Done deleteTransaction(
      @Path("transactionId") String transactionId, @Body TransactionDeleteRequest request);
}
