package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Serves online accounts (sheet section 3.1). Passwords are taken and never kept: whoever is known may log in. */
record ConsumerDesk(BlazeAccount account) {

  List<BlazeRoute> routes() {
    return List.of(
        BlazeRoute.of("POST user/register", this::register),
        BlazeRoute.of("POST user/login", this::login),
        BlazeRoute.of("GET user/find", this::find),
        BlazeRoute.of("GET user/*", call -> answer(account.consumer(call.star(0)))),
        BlazeRoute.of("GET store/user", call -> answer(account.consumer(call.required("cuid")))),
        BlazeRoute.of("POST store/user", this::replace));
  }

  private static EmulatorResponse answer(ObjectNode json) {
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse register(BlazeCall call) {
    ObjectNode body = call.body();
    if (body.path("email").asText("").isBlank() || body.path("password").asText("").isBlank()) {
      throw BlazeRefusal.field("email", "E-mail and password are needed.");
    }
    if (byEmail(body.path("email").asText()).isPresent()) {
      throw BlazeRefusal.field("email", "The address is taken.");
    }
    ObjectNode consumer =
        account.stored(BlazeIds.CONSUMER.of(account.consumers.size() + 1), account.now());
    consumer.remove(List.of("shopId", "dirty"));
    for (String field : List.of("email", "firstName", "lastName", "birthdate", "sex")) {
      consumer.set(field, body.path(field).isMissingNode() ? null : body.path(field));
    }
    consumer.set("primaryPhone", body.has("phoneNumber") ? body.path("phoneNumber") : null);
    consumer.putNull("memberId").putNull("textOptIn").putNull("emailOptIn").put("accepted", false);
    account.consumers.put(consumer.path("id").asText(), consumer);
    return answer(consumer);
  }

  private EmulatorResponse login(BlazeCall call) {
    String email = call.body().path("email").asText("");
    ObjectNode consumer =
        byEmail(email)
            .orElseThrow(() -> BlazeRefusal.of(401, "Unauthorized", "Unknown user or password."));
    ObjectNode json = SandboxJson.object();
    json.put("accessToken", "session_test").set("user", consumer);
    json.put("loginTime", account.now().toEpochMilli());
    json.put("expirationTime", account.now().plus(Duration.ofHours(8)).toEpochMilli());
    return answer(json);
  }

  private Optional<ObjectNode> byEmail(String email) {
    return account.consumers.values().stream()
        .filter(consumer -> BlazeAccount.same(consumer.path("email"), email))
        .findFirst();
  }

  private EmulatorResponse find(BlazeCall call) {
    Optional<ObjectNode> found =
        call.query("email")
            .flatMap(this::byEmail)
            .or(
                () ->
                    call.query("phoneNumber")
                        .flatMap(
                            phone ->
                                account.consumers.values().stream()
                                    .filter(c -> c.path("primaryPhone").asText("").equals(phone))
                                    .findFirst()));
    return found.map(ConsumerDesk::answer).orElseGet(() -> MemberDesk.miss(account.settings()));
  }

  private EmulatorResponse replace(BlazeCall call) {
    String cuid = call.required("cuid");
    ObjectNode before = account.consumer(cuid);
    ObjectNode after = call.body();
    after.set("id", before.path("id"));
    after.set("created", before.path("created"));
    after.put("modified", account.now().toEpochMilli());
    account.consumers.put(cuid, after);
    return answer(after);
  }
}
