package dev.stampbook.springbig;

import static dev.stampbook.springbig.Route.Method.DELETE;
import static dev.stampbook.springbig.Route.Method.PUT;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Reply;
import dev.stampbook.springbig.api.Document;
import dev.stampbook.springbig.api.MemberList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Calls the routes a merchant has configured, and refuses those that are absent by naming their setting. */
final class Routes {

  /** Every call the sheet does not know, with its setting, its methods and the values it may use; lists are texts with blanks between. */
  enum Call {
    BALANCE("springbig.routes.balance", "readBalance", "GET", "pos_user"),
    FIND_VISIT("springbig.routes.findVisit", "findVisit", "GET", "pos_user pos_id"),
    FIND_REVERSAL("springbig.routes.findReversal", "findReversal", "GET", "pos_user pos_id"),
    FIND_ADJUSTMENT("springbig.routes.findAdjustment", "findAdjustment", "GET", "pos_user pos_id"),
    REVERSE(
        "springbig.routes.reverse",
        "reversePoints",
        "POST PUT",
        "pos_user pos_id order_id points change total"),
    ADJUST(
        "springbig.routes.adjustPoints",
        "adjustPoints",
        "POST PUT",
        "pos_user pos_id points change description"),
    REWARDS("springbig.routes.rewards", "listRewards", "GET", ""),
    REDEEM(
        "springbig.routes.redeem",
        "redeemReward",
        "POST PUT",
        "pos_user redemption_id reward_id points"),
    FIND_REDEMPTION(
        "springbig.routes.findRedemption",
        "findRedemption",
        "GET",
        "pos_user redemption_id reward_id"),
    CANCEL(
        "springbig.routes.cancelRedemption",
        "cancelRedemption",
        "POST PUT DELETE",
        "pos_user redemption_id reward_id issue_id points"),
    PROOF(
        "springbig.routes.consentProof",
        "sendConsentProof",
        "POST PUT",
        "pos_user act_id channel action medium occurred_at media_type sha256 content");

    final String setting;
    final String operation;
    private final String methods;
    private final String values;

    Call(String setting, String operation, String methods, String values) {
      this.setting = setting;
      this.operation = operation;
      this.methods = methods;
      this.values = values + " pos_type";
    }

    Route check(Route route) {
      return route.checked(setting, words(methods), words(values));
    }

    private static Set<String> words(String text) {
      return Set.of(text.strip().split(" "));
    }

    UnsupportedCapabilityException refusal(Capability capability) {
      return new UnsupportedCapabilityException(
          Springbig.NAME, capability, operation, Optional.of(setting));
    }
  }

  private static final int NO_CONTENT = 204;

  private final RouteApi api;
  private final Map<Call, Route> configured;

  Routes(RouteApi api, Map<Call, Route> configured) {
    this.api = api;
    this.configured = new EnumMap<>(Call.class);
    this.configured.putAll(configured);
  }

  boolean has(Call call) {
    return configured.containsKey(call);
  }

  Optional<MemberList> readBalance(Map<String, Object> values) {
    Route route = route(Call.BALANCE, Capability.BALANCE_READ, values);
    return Answers.unlessNotFound(() -> api.readBalance(route.path(values), route.query(values)));
  }

  Document listRewards(Map<String, Object> values) {
    Route route = route(Call.REWARDS, Capability.REWARD_LIST, values);
    return api.listRewards(route.path(values), route.query(values));
  }

  /** Asks the look-up that belongs to the way a posting went; nothing of one kind is evidence for another. */
  Optional<Document> findEntry(Call lookUp, Map<String, Object> values) {
    Route route = route(lookUp, Capability.POSTING_LOOKUP, values);
    String path = route.path(values);
    Map<String, String> query = route.query(values);
    return Answers.unlessNotFound(
        () ->
            switch (lookUp) {
              case FIND_REVERSAL -> api.findReversal(path, query);
              case FIND_ADJUSTMENT -> api.findAdjustment(path, query);
              default -> api.findVisit(path, query);
            });
  }

  Optional<Document> findRedemption(Map<String, Object> values) {
    Route route = route(Call.FIND_REDEMPTION, Capability.REWARD_REDEEM, values);
    return Answers.unlessNotFound(
        () -> api.findRedemption(route.path(values), route.query(values)));
  }

  /** A redemption answered with nothing where a body is due may or may not stand: without it its id is not known. */
  Optional<Document> redeem(Map<String, Object> values) {
    Route route = route(Call.REDEEM, Capability.REWARD_REDEEM, values);
    Reply<Optional<Document>> reply = write(route, values, api::postRedemption, api::putRedemption);
    if (reply.body().isEmpty() && reply.status() != NO_CONTENT) {
      throw new OutcomeUnknownException(
          "the answer has no body; look the redemption up before sending it again",
          FailedCall.answered(
              Springbig.NAME, Call.REDEEM.operation, reply.status(), Optional.empty()));
    }
    return reply.body();
  }

  Optional<Document> cancel(Map<String, Object> values) {
    Route route = route(Call.CANCEL, Capability.REWARD_CANCEL, values);
    return route.method() == DELETE
        ? api.deleteRedemption(route.path(values), route.query(values))
        : write(route, values, api::postCancellation, api::putCancellation);
  }

  Optional<Document> reverse(Map<String, Object> values) {
    Route route = route(Call.REVERSE, Capability.POINTS_REVERSE, values);
    return write(route, values, api::postReversal, api::putReversal);
  }

  Optional<Document> adjust(Map<String, Object> values) {
    Route route = route(Call.ADJUST, Capability.POINTS_POST, values);
    return write(route, values, api::postAdjustment, api::putAdjustment);
  }

  Optional<Document> sendProof(Map<String, Object> values) {
    Route route = route(Call.PROOF, Capability.CONSENT_WRITE, values);
    return write(route, values, api::postProof, api::putProof);
  }

  private static <T> T write(
      Route route,
      Map<String, Object> values,
      BiFunction<String, Document, T> post,
      BiFunction<String, Document, T> put) {
    return (route.method() == PUT ? put : post)
        .apply(route.path(values), Document.of(route.body(values)));
  }

  private Route route(Call call, Capability capability, Map<String, Object> values) {
    Route route =
        Optional.ofNullable(configured.get(call)).orElseThrow(() -> call.refusal(capability));
    for (String name : route.names()) {
      if (!values.containsKey(name)) {
        throw new InvalidRequestException(
            call.setting + " needs {" + name + "}, which this call does not have",
            FailedCall.unanswered(Springbig.NAME, call.operation),
            Map.of(name, "is not known"));
      }
    }
    return route;
  }
}
