package dev.stampbook.cli;

import dev.stampbook.points.EarningOwner;
import dev.stampbook.springbig.DateTimeStyle;
import dev.stampbook.springbig.EntryFields;
import dev.stampbook.springbig.Envelope;
import dev.stampbook.springbig.MemberLinks;
import dev.stampbook.springbig.MemberUpdateStyle;
import dev.stampbook.springbig.PartialRefunds;
import dev.stampbook.springbig.PhoneFormat;
import dev.stampbook.springbig.PointsBasis;
import dev.stampbook.springbig.RewardFields;
import dev.stampbook.springbig.Route;
import dev.stampbook.springbig.Springbig;
import dev.stampbook.springbig.SpringbigBuilder;
import dev.stampbook.springbig.UncertainVisits;
import dev.stampbook.springbig.VisitId;
import dev.stampbook.springbig.VisitNotification;
import dev.stampbook.springbig.api.JsonPointer;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;

/** Reads the settings of Springbig, under the names of its builder; {@code docs/springbig.properties} explains each of them. */
final class SpringbigSettings {

  private static final Set<String> REWARD_FIELDS =
      Set.of("id", "name", "points", "discountType", "discountAmount", "active");

  static final Set<String> NAMES = names();

  private final Settings settings;

  SpringbigSettings(Settings settings) {
    this.settings = settings;
  }

  private static Set<String> names() {
    Set<String> names =
        new TreeSet<>(
            Set.of(
                "springbig.partner-key-file",
                "springbig.partner-key",
                "springbig.auth-token-file",
                "springbig.auth-token",
                "springbig.url",
                "springbig.posType",
                "springbig.posBaseUrl",
                "springbig.generalBaseUrl",
                "springbig.memberKeyField",
                "springbig.memberUpdateStyle",
                "springbig.memberEnvelope",
                "springbig.visitEnvelope",
                "springbig.memberLinks",
                "springbig.phoneFormat",
                "springbig.earning",
                "springbig.pointsBasis",
                "springbig.partialRefundPolicy",
                "springbig.visits.retryUncertain",
                "springbig.visits.posId",
                "springbig.visits.sendNotification",
                "springbig.orderSource",
                "springbig.timeZone",
                "springbig.dateTimeWithOffset",
                "springbig.currency",
                "springbig.maxRequestsPerSecond",
                "springbig.fields.balance",
                "springbig.fields.allowedSms",
                "springbig.fields.allowedEmail",
                "springbig.fields.redemption.cancelled"));
    for (String route :
        Set.of(
            "balance",
            "findVisit",
            "findReversal",
            "findAdjustment",
            "reverse",
            "adjustPoints",
            "rewards",
            "redeem",
            "findRedemption",
            "cancelRedemption",
            "consentProof")) {
      names.add("springbig.routes." + route);
    }
    REWARD_FIELDS.forEach(field -> names.add("springbig.fields.reward." + field));
    return Set.copyOf(names);
  }

  Springbig open() {
    SpringbigBuilder springbig =
        Springbig.builder()
            .partnerKey(
                settings.secret(
                    "springbig.partner-key-file",
                    "springbig.partner-key",
                    "the file with the partner key"))
            .authToken(
                settings.secret(
                    "springbig.auth-token-file",
                    "springbig.auth-token",
                    "the file with the merchant's token"))
            .posType(settings.required("springbig.posType"));
    addresses(springbig);
    wire(springbig);
    visits(springbig);
    fields(springbig);
    routes(springbig);
    try {
      return springbig.build();
    } catch (IllegalArgumentException contradiction) {
      throw new CliException(String.valueOf(contradiction.getMessage()), contradiction);
    }
  }

  private void addresses(SpringbigBuilder springbig) {
    settings
        .url("springbig.url")
        .ifPresent(host -> springbig.posBaseUrl(pos(host)).generalBaseUrl(general(host)));
    settings.url("springbig.posBaseUrl").ifPresent(springbig::posBaseUrl);
    settings.url("springbig.generalBaseUrl").ifPresent(springbig::generalBaseUrl);
    settings.number("springbig.maxRequestsPerSecond").ifPresent(springbig::maxRequestsPerSecond);
  }

  /** Returns the POS family on a host. */
  static URI pos(URI host) {
    return URI.create(host.toString().replaceAll("/+$", "") + "/pos/v1");
  }

  /** Returns the general family on a host. */
  static URI general(URI host) {
    return URI.create(host.toString().replaceAll("/+$", "") + "/general/v1");
  }

  private void wire(SpringbigBuilder springbig) {
    settings.text("springbig.memberKeyField").ifPresent(springbig::memberKeyField);
    settings
        .choice("springbig.memberUpdateStyle", MemberUpdateStyle.class)
        .ifPresent(springbig::memberUpdateStyle);
    settings
        .choice("springbig.memberEnvelope", Envelope.class)
        .ifPresent(springbig::memberEnvelope);
    settings.choice("springbig.visitEnvelope", Envelope.class).ifPresent(springbig::visitEnvelope);
    settings.choice("springbig.memberLinks", MemberLinks.class).ifPresent(springbig::memberLinks);
    settings.choice("springbig.phoneFormat", PhoneFormat.class).ifPresent(springbig::phoneFormat);
    settings
        .parsed("springbig.timeZone", "a time zone such as America/Denver", ZoneId::of)
        .ifPresent(springbig::timeZone);
    if (settings.isOn("springbig.dateTimeWithOffset", Settings.Switch.OFF)) {
      springbig.dateTimeStyle(DateTimeStyle.WITH_OFFSET);
    }
  }

  private void visits(SpringbigBuilder springbig) {
    settings.choice("springbig.earning", EarningOwner.class).ifPresent(springbig::earning);
    settings.choice("springbig.pointsBasis", PointsBasis.class).ifPresent(springbig::pointsBasis);
    settings
        .choice("springbig.partialRefundPolicy", PartialRefunds.class)
        .ifPresent(springbig::partialRefundPolicy);
    settings.choice("springbig.visits.posId", VisitId.class).ifPresent(springbig::visitId);
    settings.number("springbig.orderSource").ifPresent(springbig::orderSource);
    settings
        .parsed("springbig.currency", "a currency code such as USD", CurrencyUnit::of)
        .ifPresent(springbig::currency);
    if (settings.isOn("springbig.visits.retryUncertain", Settings.Switch.OFF)) {
      springbig.uncertainVisits(UncertainVisits.REPEAT);
    }
    if (settings.isOn("springbig.visits.sendNotification", Settings.Switch.OFF)) {
      springbig.visitNotification(VisitNotification.TELL_MEMBER);
    }
  }

  private void fields(SpringbigBuilder springbig) {
    pointer("springbig.fields.balance").ifPresent(springbig::balanceField);
    pointer("springbig.fields.allowedSms").ifPresent(springbig::allowedSmsField);
    pointer("springbig.fields.allowedEmail").ifPresent(springbig::allowedEmailField);
    pointer("springbig.fields.redemption.cancelled")
        .map(EntryFields.echoed()::cancelledAt)
        .ifPresent(springbig::redemptionFields);
    boolean any =
        REWARD_FIELDS.stream()
            .anyMatch(field -> settings.text("springbig.fields.reward." + field).isPresent());
    if (any) {
      springbig.rewardFields(
          new RewardFields(
              rewardField("id"),
              rewardField("name"),
              rewardField("points"),
              rewardField("discountType"),
              rewardField("discountAmount"),
              rewardField("active")));
    }
  }

  /** One field alone says little: where one is set, all are. */
  private JsonPointer rewardField(String field) {
    String key = "springbig.fields.reward." + field;
    settings.required(key);
    return pointer(key).orElseThrow();
  }

  private Optional<JsonPointer> pointer(String key) {
    return settings.parsed(key, "a JSON pointer such as /wallet/points", JsonPointer::of);
  }

  private void routes(SpringbigBuilder springbig) {
    route("balance", springbig::balanceRoute);
    route("findVisit", springbig::findVisitRoute);
    route("findReversal", springbig::findReversalRoute);
    route("findAdjustment", springbig::findAdjustmentRoute);
    route("reverse", springbig::reverseRoute);
    route("adjustPoints", springbig::adjustRoute);
    route("rewards", springbig::rewardsRoute);
    route("redeem", springbig::redeemRoute);
    route("findRedemption", springbig::findRedemptionRoute);
    route("cancelRedemption", springbig::cancelRedemptionRoute);
    route("consentProof", springbig::consentProofRoute);
  }

  private void route(String name, Consumer<Route> set) {
    settings
        .text("springbig.routes." + name)
        .ifPresent(
            text -> {
              try {
                set.accept(Route.parse(text));
              } catch (IllegalArgumentException wrong) {
                throw new CliException(
                    "springbig.routes." + name + ": " + wrong.getMessage(), wrong);
              }
            });
  }
}
