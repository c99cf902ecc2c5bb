package dev.stampbook.pos.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.blaze.api.ConsumerCreateRequest;
import dev.stampbook.pos.blaze.api.ConsumerUser;
import dev.stampbook.pos.blaze.api.MembershipAddRequest;
import dev.stampbook.sandbox.Fault;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlazeTest {

  @Test
  void wrongKeysAreRefusedAndNeverShown() {
    try (TestTill till = new TestTill(0)) {
      for (Blaze blaze :
          List.of(
              till.builder().partnerKey(Secret.of("wrong-partner")).build(),
              till.builder().developerKey(Secret.of("Bearer developer_test")).build())) {
        assertThatThrownBy(() -> blaze.api().store().getStore())
            .isInstanceOf(AuthenticationException.class)
            .hasMessageNotContaining("wrong-partner")
            .hasMessageNotContaining("developer_test");
      }
      assertThat(till.builder().partnerKeyHeader("partner_key").build().api().store().getStore())
          .isNotNull();
      assertThatThrownBy(() -> Blaze.builder().partnerKey(Secret.of("one")).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("developerKey");
    }
  }

  @Test
  void bothShapesOfErrorsAreRead() {
    try (TestTill till = new TestTill(0)) {
      Blaze blaze = till.blaze();
      MembershipAddRequest nameless =
          MembershipAddRequest.of(
              PersonalText.of(""),
              PersonalText.of("Sample"),
              new MembershipAddRequest.Contact(
                  Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
      assertThatThrownBy(() -> blaze.api().members().createMember(nameless))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("must not be empty");
      assertThatThrownBy(
              () ->
                  blaze
                      .api()
                      .transactions()
                      .listTransactions(
                          Optional.of("01/01/2026"),
                          Optional.of("01/08/2026"),
                          Optional.empty(),
                          Optional.empty()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("7 days");
    }
  }

  /** No answer says how long to wait, so the client waits by itself (sheet section 7). */
  @Test
  void aUsedUpQuotaIsWaitedFor() {
    try (TestTill till = new TestTill(0)) {
      till.system.fault("GET", "/partner/store", Fault.TOO_MANY_REQUESTS, Fault.TOO_MANY_REQUESTS);

      assertThat(till.blaze().api().store().getStore().shop()).isPresent();
      assertThat(till.clock.instant()).isAfter(EmulatedSystem.START);
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Blaze.builder().pageSize(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blaze.pageSize");
    assertThatThrownBy(() -> Blaze.builder().transactionOverlapDays(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blaze.transactionOverlapDays");
  }

  /** Every endpoint the neutral services do not use answers through the typed interface. */
  @Test
  void theTypedEndpointsAnswer() {
    try (TestTill till = new TestTill(5)) {
      BlazeApi api = till.blaze().api();
      String member = till.member();
      String cuid = till.account.addConsumer(member);
      till.account.addReward("5 off", 100, new BigDecimal("5"));
      assertThat(api.store().listTaxes()).isNotEmpty();
      assertThat(
              api.loyalty().listRewards(Optional.empty(), Optional.empty()).values().orElseThrow())
          .hasSize(1);
      assertThat(api.loyalty().listMemberRewards(member).values().orElseThrow())
          .singleElement()
          .satisfies(reward -> assertThat(reward.pointsRequired()).contains(100));
      assertThat(api.transactions().listActiveTransactions().values()).isPresent();
      assertThat(
              api.transactions()
                  .listTransactionsByDays(
                      Optional.of("01/10/2026"), Optional.of(7), Optional.empty(), Optional.empty())
                  .values())
          .isPresent();
      assertThat(api.members().getMemberLimits(member).fields()).isEmpty();
      var cart = api.carts().getActiveCart(cuid, Optional.empty(), Optional.of("ord-2207"));
      assertThat(cart.value().externalId()).contains("ord-2207");
      assertThat(
              api.carts()
                  .getActiveCart(cuid, Optional.empty(), Optional.of("ord-2207"))
                  .value()
                  .id())
          .isEqualTo(cart.value().id());
      ConsumerUser made =
          api.consumers()
              .registerConsumer(
                  new ConsumerCreateRequest(
                      PersonalText.of("fresh@example.com"),
                      Secret.of("correct horse"),
                      Optional.of(PersonalText.of("Ada")),
                      Optional.of(PersonalText.of("Sample")),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()));
      assertThat(made.memberId()).isEmpty();
      String accepted = till.account.acceptConsumer(made.id());
      assertThat(api.consumers().getConsumer(made.id()).value().memberId()).contains(accepted);
      assertThat(
              api.consumers()
                  .findConsumer(
                      Optional.of(PersonalText.of("fresh@example.com")),
                      Optional.empty(),
                      Optional.empty()))
          .isPresent();
    }
  }

  /** Blaze's own points: an entry whose answer was lost is found by its reference before anybody sends it again (sheet section 9). */
  @Test
  void aLostEntryOfTheOwnLedgerIsFoundByItsReference() {
    try (TestTill till = new TestTill(0)) {
      MemberId member = MemberId.of(till.member());
      BlazeNativePoints points = till.blaze().nativePoints();
      till.system.fault("POST", "/partner/loyalty/points", Fault.CUT_AFTER_APPLY);

      assertThatThrownBy(() -> points.change(member, new BigDecimal("43"), "sdk:ord-1:earn"))
          .isInstanceOf(OutcomeUnknownException.class);
      assertThat(points.find(member, "sdk:ord-1:earn").orElseThrow().amount().orElseThrow())
          .isEqualByComparingTo("43");
      assertThat(points.find(member, "sdk:ord-2:earn")).isEmpty();
      assertThat(points.change(member, new BigDecimal("-3"), "sdk:ord-1:back").orElseThrow())
          .isEqualByComparingTo("40");
      assertThat(points.balance(member).orElseThrow()).isEqualByComparingTo("40");
      Blaze other = till.builder().pointsActionNames(new PointsActionNames("GIVE", "TAKE")).build();
      assertThatThrownBy(
              () -> other.nativePoints().change(member, BigDecimal.ONE, "sdk:ord-3:earn"))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void aWebhookIsBelievedByItsSecretPathAndOnlyAHint() {
    try (TestTill till = new TestTill(0)) {
      BlazeWebhooks hooks =
          till.builder().webhookSecretPath(Secret.of("3f9c-hidden")).build().webhooks();
      byte[] body =
          "{\"id\":\"w1\",\"transactionId\":\"b1a2\",\"other\":{\"deep\":1}}"
              .getBytes(StandardCharsets.UTF_8);

      assertThat(hooks.receive("/hooks/blaze/3f9c-hidden", body).orElseThrow().order())
          .contains(OrderId.of("b1a2"));
      assertThat(hooks.receive("/hooks/blaze/guess", body)).isEmpty();
      assertThat(hooks.receive("/hooks/blaze/", body)).isEmpty();
      assertThat(hooks.receive("/hooks/blaze/3f9c-hidden", new byte[0])).isEmpty();
      assertThat(hooks.receive("/hooks/blaze/3f9c-hidden", new byte[(1 << 20) + 1])).isEmpty();
      hooks.register("COMPLETE_TRANSACTION", URI.create("https://shop.example.com/hooks/blaze"));
      hooks.register("COMPLETE_TRANSACTION", URI.create("https://shop.example.com/hooks/blaze/"));
      assertThat(
              till.blaze()
                  .api()
                  .store()
                  .listWebHooks(
                      Optional.of("COMPLETE_TRANSACTION"),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty())
                  .values()
                  .orElseThrow())
          .singleElement()
          .satisfies(
              hook ->
                  assertThat(hook.webHookUrls())
                      .containsExactly("https://shop.example.com/hooks/blaze/3f9c-hidden"));
    }
  }

  @Test
  void withoutTheSettingNoWebhookIsTaken() {
    try (TestTill till = new TestTill(0)) {
      assertThatThrownBy(() -> till.blaze().webhooks().receive("/hooks/x", new byte[0]))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessageContaining("blaze.webhookSecretPath");
      assertThat(till.blaze().capabilities()).doesNotContain(Capability.WEBHOOKS);
    }
  }
}
