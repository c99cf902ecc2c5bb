package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Serves members (sheet section 3.2). */
record MemberDesk(BlazeAccount account) {

  private static final long DAY = 86_400_000;

  List<BlazeRoute> routes() {
    return List.of(
        BlazeRoute.of("GET members", this::list),
        BlazeRoute.of("GET members/days", this::listByDays),
        BlazeRoute.of("GET members/search", this::byLicence),
        BlazeRoute.of("GET members/search/phone", this::byPhone),
        BlazeRoute.of("GET members/search/dob", this::byBirthDate),
        BlazeRoute.of("GET members/email/*", this::byEmail),
        BlazeRoute.of("GET members/*", call -> answer(member(call))),
        BlazeRoute.of("GET members/*/limits/remaining", this::limits),
        BlazeRoute.of("POST members", this::create),
        BlazeRoute.of("PUT members/*", this::replace),
        BlazeRoute.of("PUT members/*/metadata", this::metadata));
  }

  private static EmulatorResponse answer(JsonNode json) {
    return EmulatorResponse.json(200, json);
  }

  private ObjectNode member(BlazeCall call) {
    return Optional.ofNullable(account.members.get(call.star(0)))
        .orElseThrow(BlazeRefusal::notFound);
  }

  private List<ObjectNode> those(Predicate<ObjectNode> fit) {
    return account.members.values().stream().filter(fit).toList();
  }

  private EmulatorResponse list(BlazeCall call) {
    long from = call.millis("startDate", 0);
    long to = call.millis("endDate", Long.MAX_VALUE / 1_000_000);
    return call.page(those(between(from, to)), "skip");
  }

  private EmulatorResponse listByDays(BlazeCall call) {
    long from = call.millis("startDate", account.now().toEpochMilli() - DAY);
    return call.page(those(between(from, from + DAY * call.number("days", 1))), "skip");
  }

  private static Predicate<ObjectNode> between(long from, long to) {
    return member -> {
      long modified = member.path("modified").asLong();
      return modified >= from && modified <= to;
    };
  }

  private EmulatorResponse byEmail(BlazeCall call) {
    List<ObjectNode> found =
        those(
            member ->
                !member.path("email").asText("").isEmpty()
                    && BlazeAccount.same(member.path("email"), call.star(0)));
    return found.isEmpty() ? miss(account.settings()) : answer(found.get(0));
  }

  static EmulatorResponse miss(BlazeSettings settings) {
    return switch (settings.lookupMiss()) {
      case NOT_FOUND -> throw BlazeRefusal.notFound();
      case NO_CONTENT -> EmulatorResponse.empty(204);
      case NULL -> EmulatorResponse.text(200, "application/json", "null");
    };
  }

  private EmulatorResponse byPhone(BlazeCall call) {
    String digits = call.required("phoneNumber").replaceAll("\\D", "");
    return BlazeCall.values(
        those(
            member -> member.path("primaryPhone").asText("").replaceAll("\\D", "").equals(digits)));
  }

  private EmulatorResponse byLicence(BlazeCall call) {
    call.required("licenceNumber");
    return BlazeCall.values(List.of());
  }

  private EmulatorResponse byBirthDate(BlazeCall call) {
    String day = call.required("dob");
    return call.page(those(member -> member.path("birthdate").asText("").equals(day)), "start");
  }

  private EmulatorResponse limits(BlazeCall call) {
    member(call);
    return answer(SandboxJson.object());
  }

  private EmulatorResponse create(BlazeCall call) {
    ObjectNode body = call.body();
    for (String field : List.of("firstName", "lastName")) {
      if (body.path(field).asText("").isBlank()) {
        throw BlazeRefusal.field(field, "The field must not be empty.");
      }
    }
    int number =
        account.newCustomer(
            body.path("firstName").asText(),
            body.path("lastName").asText(),
            body.path("email").asText(""),
            body.path("primaryPhone").asText(""));
    ObjectNode member = account.stored(BlazeIds.MEMBER.of(number), account.now());
    body.remove(List.of("loyaltyPoints", "identifications", "recommendations", "notes"));
    member.setAll(body);
    account.addMember(member);
    return answer(member);
  }

  /** Whatever the body leaves out is gone afterwards (sheet section 12). */
  private EmulatorResponse replace(BlazeCall call) {
    ObjectNode before = member(call);
    ObjectNode after = call.body();
    after.set("id", before.path("id"));
    after.set("created", before.path("created"));
    after.put("modified", account.now().toEpochMilli());
    account.members.put(call.star(0), after);
    return answer(after);
  }

  private EmulatorResponse metadata(BlazeCall call) {
    ObjectNode member = member(call);
    member.set("metadata", call.body().path("metadata"));
    return answer(member.put("modified", account.now().toEpochMilli()));
  }
}
