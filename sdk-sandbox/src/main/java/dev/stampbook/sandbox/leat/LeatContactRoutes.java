package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.List;
import java.util.Optional;

/** Carries out what concerns contacts, identifiers and subscriptions (sheet sections 3.1, 3.2 and 3.8). */
final class LeatContactRoutes {

  private final LeatAccount account;

  private LeatContactRoutes(LeatAccount account) {
    this.account = account;
  }

  static List<LeatRoute> of(LeatAccount account) {
    LeatContactRoutes to = new LeatContactRoutes(account);
    return List.of(
        LeatRoute.on("GET", "contacts", to::list),
        LeatRoute.on("POST", "contacts", to::create),
        LeatRoute.on("POST", "contacts/async", to::create),
        LeatRoute.on("POST", "contacts/anonymous", to::createAnonymous),
        LeatRoute.on("POST", "contacts/merge", to::merge),
        LeatRoute.on("GET", "contacts/find-one-by", to::find),
        LeatRoute.on("GET", "contacts/find-or-create", to::findOrCreate),
        LeatRoute.on("GET", "contacts/find-or-create/async", to::findOrCreateAsync),
        LeatRoute.on("GET", "contacts/*", call -> to.contact(to.at(call))),
        LeatRoute.on("PUT", "contacts/*", to::update),
        LeatRoute.on("POST", "contacts/*/delete", to::delete),
        LeatRoute.on("PUT", "contacts/*/claim", to::claim),
        LeatRoute.on("GET", "contacts/*/contact-identifiers", to::identifiers),
        LeatRoute.on("GET", "contacts/*/credit-balance", to::balance),
        LeatRoute.on("GET", "contacts/*/prepaid-balance", to::prepaid),
        LeatRoute.on("GET", "contacts/*/tier", to::tier),
        LeatRoute.on("GET", "contact-identifiers/find", to::findIdentifier),
        LeatRoute.on("POST", "contact-identifiers", to::createIdentifier),
        LeatRoute.on("PUT", "contact-identifiers/link", to::link),
        LeatRoute.on("PUT", "contact-identifiers/unlink", to::unlink),
        LeatRoute.on("PUT", "contact-identifiers", to::updateIdentifier),
        LeatRoute.on("DELETE", "contact-identifiers", to::deleteIdentifier),
        LeatRoute.on("GET", "subscription-types", to::types),
        LeatRoute.on("GET", "contact-subscriptions/*", to::subscriptions),
        LeatRoute.on("PUT", "contact-subscriptions/*/subscribe", to::subscribe),
        LeatRoute.on("PUT", "contact-subscriptions/*/unsubscribe", to::unsubscribe),
        LeatRoute.on("GET", "referrals", call -> LeatRoute.list(List.of())));
  }

  private LeatMember at(LeatCall call) {
    return account.member(call.segment(1));
  }

  private EmulatorResponse contact(LeatMember member) {
    return LeatRoute.data(LeatWire.contact(member, account.types()));
  }

  private static EmulatorResponse key(LeatMember member) {
    return LeatRoute.data(SandboxJson.object().put("uuid", member.uuid));
  }

  private EmulatorResponse list(LeatCall call) {
    return LeatRoute.page(
        call,
        account.members().values().stream()
            .map(member -> LeatWire.contact(member, account.types()))
            .toList(),
        30,
        100);
  }

  private EmulatorResponse create(LeatCall call) {
    String email = call.required("email");
    if (account.byEmail(email).isPresent()) {
      throw LeatRefusal.of(60005, "Contact already exists.");
    }
    account.wrote();
    return key(account.create(email));
  }

  private EmulatorResponse createAnonymous(LeatCall call) {
    Optional<String> value = call.text("contact_identifier_value");
    if (value.filter(account.identifiers()::containsKey).isPresent()) {
      throw LeatRefusal.of(60006, "Contact identifier already exists.");
    }
    account.wrote();
    LeatMember made = account.createAnonymous();
    value.ifPresent(text -> account.identify(text, Optional.of(made.uuid), Optional.empty()));
    return key(made);
  }

  private EmulatorResponse merge(LeatCall call) {
    LeatMember source = account.member(call.required("source_contact_uuid"));
    account.member(call.required("destination_contact_uuid"));
    account.wrote();
    account.delete(source);
    return LeatRoute.data(SandboxJson.array());
  }

  private EmulatorResponse find(LeatCall call) {
    return contact(
        account.byEmail(call.requiredQuery("email")).orElseThrow(LeatRefusal::noSuchContact));
  }

  private LeatMember foundOrCreated(LeatCall call) {
    String email = call.requiredQuery("email");
    return account
        .byEmail(email)
        .orElseGet(
            () -> {
              account.wrote();
              return account.create(email);
            });
  }

  private EmulatorResponse findOrCreate(LeatCall call) {
    return contact(foundOrCreated(call));
  }

  private EmulatorResponse findOrCreateAsync(LeatCall call) {
    return key(foundOrCreated(call));
  }

  private EmulatorResponse update(LeatCall call) {
    LeatMember member = at(call);
    JsonNode attributes = call.body().path("attributes");
    if (!attributes.isObject() || attributes.isEmpty()) {
      throw LeatRefusal.invalid("attributes");
    }
    for (String system : List.of("email", "uuid", "status", "loyalty_balance", "tier")) {
      if (attributes.has(system)) {
        throw LeatRefusal.invalid(system);
      }
    }
    account.wrote();
    attributes
        .fieldNames()
        .forEachRemaining(name -> member.attributes.put(name, attributes.path(name).asText()));
    member.updatedAt = account.now();
    return contact(member);
  }

  private EmulatorResponse delete(LeatCall call) {
    LeatMember member = at(call);
    call.required("type");
    account.wrote();
    account.delete(member);
    return LeatRoute.data(SandboxJson.NODES.nullNode());
  }

  private EmulatorResponse claim(LeatCall call) {
    LeatMember anonymous = at(call);
    String email = call.required("email");
    account.wrote();
    return contact(account.claim(anonymous, email));
  }

  private EmulatorResponse balance(LeatCall call) {
    return LeatRoute.data(SandboxJson.object().put("balance", at(call).balance));
  }

  private EmulatorResponse prepaid(LeatCall call) {
    at(call);
    return LeatRoute.data(
        SandboxJson.object().put("balance_in_cents", 0).put("balance", "\u20ac0.00"));
  }

  private EmulatorResponse tier(LeatCall call) {
    Optional<ObjectNode> tier = LeatWire.tier(at(call));
    return LeatRoute.data(tier.isPresent() ? tier.get() : SandboxJson.array());
  }

  private EmulatorResponse identifiers(LeatCall call) {
    String uuid = at(call).uuid;
    return LeatRoute.list(
        account.identifiers().values().stream()
            .filter(known -> known.contact().filter(uuid::equals).isPresent())
            .map(this::wire)
            .toList());
  }

  private ObjectNode wire(LeatIdentifier identifier) {
    return LeatWire.identifier(identifier, identifier.contact().map(account::member));
  }

  private LeatIdentifier identifier(String value) {
    LeatIdentifier found = account.identifiers().get(value);
    if (found == null) {
      throw LeatRefusal.of(60003, "Contact identifier not found.");
    }
    return found;
  }

  private EmulatorResponse findIdentifier(LeatCall call) {
    return LeatRoute.data(wire(identifier(call.requiredQuery("contact_identifier_value"))));
  }

  private EmulatorResponse createIdentifier(LeatCall call) {
    LeatIdentifier made =
        account.identify(
            call.required("contact_identifier_value"),
            call.text("contact_uuid"),
            call.text("contact_identifier_name"));
    account.wrote();
    return LeatRoute.data(wire(made));
  }

  private EmulatorResponse put(LeatIdentifier changed) {
    account.wrote();
    account.identifiers().put(changed.value(), changed);
    return LeatRoute.data(wire(changed));
  }

  private EmulatorResponse link(LeatCall call) {
    LeatIdentifier found = identifier(call.required("contact_identifier_value"));
    String uuid = account.member(call.required("contact_uuid")).uuid;
    if (found.contact().filter(owner -> !owner.equals(uuid)).isPresent()) {
      throw LeatRefusal.of(60014, "Contact identifier is already linked.");
    }
    return put(found.linked(uuid));
  }

  private EmulatorResponse unlink(LeatCall call) {
    return put(identifier(call.required("contact_identifier_value")).unlinked());
  }

  private EmulatorResponse updateIdentifier(LeatCall call) {
    LeatIdentifier found = identifier(call.required("contact_identifier_value"));
    Optional<Boolean> active =
        call.text("contact_identifier_active").map(text -> text.equals("true") || text.equals("1"));
    return put(found.changed(call.text("contact_identifier_name"), active));
  }

  private EmulatorResponse deleteIdentifier(LeatCall call) {
    LeatIdentifier found = identifier(call.requiredQuery("contact_identifier_value"));
    account.wrote();
    account.identifiers().remove(found.value());
    return LeatRoute.data(SandboxJson.array());
  }

  private EmulatorResponse types(LeatCall call) {
    return LeatRoute.list(account.types().values().stream().map(LeatWire::type).toList());
  }

  private EmulatorResponse subscriptions(LeatCall call) {
    return LeatRoute.data(LeatWire.subscriptions(at(call), account.types()));
  }

  private EmulatorResponse subscribe(LeatCall call) {
    LeatMember member = at(call);
    LeatSubscriptionType type = type(call);
    boolean asks =
        type.strategy().equals("DOUBLE_OPT_IN")
            && member.subscriptions.get(type.uuid()) != LeatMember.Subscribed.YES;
    return set(member, type, asks ? LeatMember.Subscribed.PENDING : LeatMember.Subscribed.YES);
  }

  private EmulatorResponse unsubscribe(LeatCall call) {
    LeatMember member = at(call);
    return set(member, type(call), LeatMember.Subscribed.NO);
  }

  private LeatSubscriptionType type(LeatCall call) {
    LeatSubscriptionType type = account.types().get(call.required("subscription_type_uuid"));
    if (type == null) {
      throw LeatRefusal.of(55030, "Subscription type not found.");
    }
    return type;
  }

  private EmulatorResponse set(
      LeatMember member, LeatSubscriptionType type, LeatMember.Subscribed state) {
    account.wrote();
    member.subscriptions.put(type.uuid(), state);
    return LeatRoute.data(LeatWire.subscription(member, type));
  }
}
