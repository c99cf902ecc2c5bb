package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.contract.CapabilityContract;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.contract.KnownMember;
import dev.stampbook.http.Secret;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** What Leat declares works, and what it does not declare says which setting would enable it, in every configuration. */
class LeatCapabilitiesTest {

  private static final Secret SECRET = Secret.of("whsec");
  private static final String HEADER = "X-Signature";

  private abstract static class Configured extends CapabilityContract {

    private final LeatFixture fixture =
        new LeatFixture(account -> account.orderAction(BigDecimal.ONE), "OPT_IN");
    private final Leat leat;
    private final Map<Capability, String> settings;

    Configured(UnaryOperator<Leat.Builder> change, Map<Capability, String> missing) {
      leat = change.apply(fixture.leat.builder().webhookSecret(SECRET)).build();
      settings = new EnumMap<>(missing);
    }

    Configured() {
      leat =
          fixture
              .withConsent()
              .webhookSecret(SECRET)
              .webhookSignatureHeader(HEADER)
              .webhookAlgorithm(SignatureCheck.Encoding.HEX)
              .build();
      settings = Map.of();
    }

    @Override
    protected EmulatedSystem system() {
      return fixture.leat.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return leat;
    }

    @Override
    protected Map<Capability, String> settings() {
      return settings;
    }

    @Override
    protected KnownMember member() {
      return fixture.known();
    }

    @Override
    protected MemberIdentity stranger() {
      return fixture.stranger();
    }

    @Override
    protected Reward reward() {
      return Reward.builder(fixture.reward("A bag", 500), "A bag", new RewardCost.Fixed(500))
          .build();
    }

    @Override
    protected boolean believesSignedWebhook() {
      byte[] body = "{\"event_type\":\"contact_updated\"}".getBytes(StandardCharsets.UTF_8);
      String signature =
          SignatureCheck.ofSecrets(List.of(SECRET), SignatureCheck.Encoding.HEX).sign(body);
      return leat.webhooks()
          .read(Map.of(HEADER, signature), body)
          .filter(event -> event.trust() == LeatEvent.Trust.VERIFIED)
          .isPresent();
    }
  }

  private static final Map<Capability, String> BARE =
      Map.of(
          Capability.CONSENT_READ, "leat.subscriptions",
          Capability.CONSENT_WRITE, "leat.subscriptions.EMAIL",
          Capability.WEBHOOKS, "leat.webhook.signatureHeader and leat.webhook.algorithm");

  @Nested
  class Everything extends Configured {}

  @Nested
  class ByDefault extends Configured {
    ByDefault() {
      super(UnaryOperator.identity(), BARE);
    }
  }

  @Nested
  class WithOrders extends Configured {
    WithOrders() {
      super(leat -> leat.earning(LeatEarning.ORDERS), BARE);
    }
  }

  @Nested
  class WithTheConnector extends Configured {
    WithTheConnector() {
      super(leat -> leat.earning(LeatEarning.CONNECTOR), withConnector());
    }

    private static Map<Capability, String> withConnector() {
      Map<Capability, String> missing = new EnumMap<>(BARE);
      missing.put(Capability.POINTS_REVERSE, "leat.earning=CREDITS");
      return missing;
    }
  }
}
