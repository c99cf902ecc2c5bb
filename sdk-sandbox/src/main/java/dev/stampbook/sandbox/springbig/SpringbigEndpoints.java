package dev.stampbook.sandbox.springbig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers the evidenced calls of the POS family (sheet section 3.1). */
final class SpringbigEndpoints {

  private final SpringbigAccount account;
  private final SpringbigBehaviour behaviour;
  private final SpringbigWire wire;

  SpringbigEndpoints(SpringbigAccount account, SpringbigBehaviour behaviour) {
    this.account = account;
    this.behaviour = behaviour;
    this.wire = new SpringbigWire(behaviour);
  }

  /** Finds members by phone or by e-mail. */
  EmulatorResponse findMembers(SpringbigCall call) {
    Optional<String> phone = call.query("phone_number");
    Optional<String> email = call.query("email");
    if (phone.isPresent() == email.isPresent()) {
      throw SpringbigRefusal.invalid("phone_number", "or email is needed, not both");
    }
    List<SpringbigPerson> found = account.find(phone, email);
    if (found.isEmpty() && behaviour.miss() == SpringbigBehaviour.Miss.NOT_FOUND) {
      throw SpringbigRefusal.notFound();
    }
    return EmulatorResponse.json(200, wire.members(found));
  }

  /** Creates a member. */
  EmulatorResponse createMember(SpringbigCall call) {
    return one(account.create(change(call)));
  }

  /** Updates the member named in the body. */
  EmulatorResponse updateMember(SpringbigCall call) {
    refuseUnless(SpringbigBehaviour.Updates.COLLECTION);
    return one(account.update(change(call)));
  }

  /** Updates the member named in the path. */
  EmulatorResponse updateMemberByKey(SpringbigCall call) {
    refuseUnless(SpringbigBehaviour.Updates.BY_KEY);
    SpringbigChange change = change(call);
    if (!change.posUser().equals(call.key())) {
      throw SpringbigRefusal.invalid(behaviour.memberKey(), "is not that of the path");
    }
    return one(account.update(change));
  }

  private void refuseUnless(SpringbigBehaviour.Updates style) {
    if (behaviour.updates() != style && behaviour.updates() != SpringbigBehaviour.Updates.BOTH) {
      throw SpringbigRefusal.notFound();
    }
  }

  private SpringbigChange change(SpringbigCall call) {
    return SpringbigChange.of(call.body("member", behaviour.members()), behaviour.memberKey());
  }

  private EmulatorResponse one(SpringbigPerson person) {
    return EmulatorResponse.json(200, wire.members(List.of(person)));
  }

  /** Records a purchase. */
  EmulatorResponse createVisit(SpringbigCall call) {
    SpringbigCall.Fields fields = call.body("visit", behaviour.visits());
    String date = fields.required("transaction_date");
    requireTime(date);
    JsonNode lines = fields.node().path("visit_detail_attributes");
    SpringbigEntry made =
        account.visit(
            fields.required("pos_type"),
            fields.required(visitKey()),
            fields.required("pos_id"),
            new SpringbigAccount.Money(
                Optional.of(fields.number("transaction_total")),
                Optional.of(date),
                fields.text("location"),
                lines.size()));
    return EmulatorResponse.json(200, SpringbigWire.entry(made));
  }

  /** On a visit {@code pos_id} is the visit's own key (sheet section 3.5, naming trap). */
  private String visitKey() {
    return behaviour.memberKey().equals("pos_id") ? "pos_user" : behaviour.memberKey();
  }

  private static void requireTime(String text) {
    try {
      if (text.length() > 19) {
        OffsetDateTime.parse(text);
      } else {
        LocalDateTime.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw SpringbigRefusal.invalid("transaction_date", "is no ISO 8601 date and time");
    }
  }

  /** Shows the member with a key, points included (invented). */
  EmulatorResponse getMember(SpringbigCall call) {
    String posType = call.query("pos_type").orElseThrow(SpringbigRefusal::notFound);
    return one(account.known(posType, call.key()));
  }

  /** Lists check-ins by their key (invented). */
  EmulatorResponse findVisits(SpringbigCall call) {
    return list("visits", account.entries(posType(call), posId(call)), SpringbigWire::entry);
  }

  /** Takes points back by a negative row (invented; that such rows exist is known). */
  EmulatorResponse reverse(SpringbigCall call) {
    SpringbigCall.Fields fields = call.body();
    long points = fields.whole("points");
    if (points < 1) {
      throw SpringbigRefusal.invalid("points", "must be positive");
    }
    return row(fields, -points);
  }

  /** Changes points (invented). */
  EmulatorResponse adjust(SpringbigCall call) {
    SpringbigCall.Fields fields = call.body();
    return row(fields, fields.whole("points"));
  }

  private EmulatorResponse row(SpringbigCall.Fields fields, long points) {
    SpringbigEntry made =
        account.change(
            fields.required("pos_type"),
            fields.required("pos_user"),
            fields.required("pos_id"),
            points);
    return EmulatorResponse.json(200, SpringbigWire.entry(made));
  }

  /** Lists rewards and offers, those switched off included (invented). */
  EmulatorResponse listRewards(SpringbigCall call) {
    ObjectNode json = SandboxJson.object();
    ArrayNode rows = json.putArray("rewards");
    account.rewards().forEach((id, reward) -> rows.add(SpringbigWire.reward(id, reward)));
    return EmulatorResponse.json(200, json);
  }

  /** Redeems and takes the points (invented). */
  EmulatorResponse redeem(SpringbigCall call) {
    SpringbigCall.Fields fields = call.body("redemption", SpringbigBehaviour.Wrapping.WRAPPED);
    SpringbigRedemption made =
        account.redeem(
            fields.required("pos_type"),
            fields.required("pos_user"),
            number(fields.required("reward_id")),
            fields.required("pos_id"));
    return EmulatorResponse.json(201, SpringbigWire.redemption(made));
  }

  /** Lists redemptions by their key (invented). */
  EmulatorResponse findRedemptions(SpringbigCall call) {
    return list(
        "redemptions", account.redemptions(posType(call), posId(call)), SpringbigWire::redemption);
  }

  /** Undoes a redemption and gives the points back (invented). */
  EmulatorResponse cancel(SpringbigCall call) {
    return EmulatorResponse.json(200, SpringbigWire.redemption(account.cancel(number(call.key()))));
  }

  /** Takes the proof of a consent (invented). */
  EmulatorResponse prove(SpringbigCall call) {
    SpringbigCall.Fields fields = call.body();
    account.prove(
        fields.required("pos_type"), fields.required("pos_user"), fields.required("act_id"));
    return EmulatorResponse.empty(204);
  }

  private static String posType(SpringbigCall call) {
    return call.query("pos_type")
        .orElseThrow(() -> SpringbigRefusal.invalid("pos_type", "can't be blank"));
  }

  private static String posId(SpringbigCall call) {
    return call.query("pos_id")
        .orElseThrow(() -> SpringbigRefusal.invalid("pos_id", "can't be blank"));
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw SpringbigRefusal.notFound();
    }
    return Long.parseLong(text);
  }

  private static <T> EmulatorResponse list(
      String name, List<T> rows, Function<T, ObjectNode> wire) {
    ObjectNode json = SandboxJson.object();
    ArrayNode array = json.putArray(name);
    rows.forEach(row -> array.add(wire.apply(row)));
    return EmulatorResponse.json(200, json);
  }
}
