package dev.stampbook.consent;

import static dev.stampbook.consent.Acts.HOME;
import static dev.stampbook.consent.Acts.WORK;
import static dev.stampbook.consent.Acts.act;
import static dev.stampbook.consent.ConsentAct.Action.CONFIRM;
import static dev.stampbook.consent.ConsentAct.Action.OPT_IN;
import static dev.stampbook.consent.ConsentAct.Action.OPT_OUT;
import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.consent.ConsentState.PENDING;
import static dev.stampbook.consent.ConsentState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.consent.ConsentRule.DoubleOptIn;
import dev.stampbook.member.PhoneNumber;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule C14, case by case. */
class ConsentRuleTest {

  @Test
  void withoutAnActNothingIsKnown() {
    assertThat(state()).isEqualTo(UNKNOWN);
    assertThat(confirmed()).isEqualTo(UNKNOWN);
  }

  @Test
  void theNewestActByTimeOfOccurrenceDecidesWhateverWasRecordedLast() {
    assertThat(state(act(1, OPT_IN, 1))).isEqualTo(IN);
    assertThat(state(act(1, OPT_IN, 1), act(2, OPT_OUT, 2))).isEqualTo(OUT);
    assertThat(state(act(1, OPT_OUT, 2), act(2, OPT_IN, 3))).isEqualTo(IN);
    assertThat(state(act(1, OPT_IN, 3), act(2, OPT_OUT, 2))).as("a late copy").isEqualTo(IN);
    assertThat(state(act(1, OPT_OUT, 3), act(2, OPT_IN, 2))).as("a late yes").isEqualTo(OUT);
  }

  @Test
  void onATieTheOptOutDecides() {
    assertThat(state(act(1, OPT_OUT, 5), act(2, OPT_IN, 5))).isEqualTo(OUT);
    assertThat(state(act(1, OPT_IN, 5), act(2, OPT_OUT, 5))).isEqualTo(OUT);
  }

  @Test
  void anActAboutAnotherChannelCountsNothing() {
    ContactAddress phone = ContactAddress.of(PhoneNumber.of("+13125550100"));
    assertThat(state(act(1, SMS, OPT_IN, 1, 1, phone))).isEqualTo(UNKNOWN);
    assertThat(state(act(1, OPT_IN, 1), act(2, SMS, OPT_OUT, 2, 2, phone))).isEqualTo(IN);
  }

  @Test
  void anOptInIsForItsAddressAndAnOptOutForTheChannel() {
    assertThat(state(act(1, EMAIL, OPT_IN, 1, 1, WORK))).isEqualTo(UNKNOWN);
    assertThat(state(act(1, OPT_IN, 1), act(2, EMAIL, OPT_OUT, 2, 2, WORK))).isEqualTo(OUT);
    assertThat(state(act(1, EMAIL, OPT_OUT, 1, 1, WORK), act(2, OPT_IN, 2))).isEqualTo(IN);
    assertThat(
            ConsentRule.with(DoubleOptIn.NOT_NEEDED)
                .decide(EMAIL, List.of(act(1, OPT_IN, 1)), Optional.empty())
                .state())
        .as("nothing can be agreed to without an address")
        .isEqualTo(UNKNOWN);
  }

  @Test
  void twoSpellingsOfAnAddressAreOne() {
    ContactAddress spelled = new ContactAddress(EMAIL, "  KIM@Example.COM ");
    assertThat(state(act(1, EMAIL, OPT_IN, 1, 1, spelled))).isEqualTo(IN);
  }

  @Test
  void anActFromTheFutureCountsAsOfWhenItWasRecorded() {
    ConsentRecord ahead = act(1, EMAIL, OPT_IN, 500, 1, HOME);
    assertThat(state(ahead)).isEqualTo(IN);
    assertThat(state(ahead, act(2, OPT_OUT, 2)))
        .as("a clock that runs ahead does not outlive a later no")
        .isEqualTo(OUT);
  }

  @Test
  void withDoubleOptInOnlyTheConfirmationCounts() {
    assertThat(confirmed(act(1, OPT_IN, 1))).isEqualTo(PENDING);
    assertThat(confirmed(act(1, OPT_IN, 1), act(2, CONFIRM, 2))).isEqualTo(IN);
    assertThat(confirmed(act(1, OPT_IN, 1), act(2, CONFIRM, 2), act(3, OPT_IN, 3)))
        .as("ticking again takes nothing back")
        .isEqualTo(IN);
    assertThat(confirmed(act(1, CONFIRM, 1))).as("nothing was asked").isEqualTo(UNKNOWN);
    assertThat(confirmed(act(1, CONFIRM, 1), act(2, OPT_IN, 2)))
        .as("a confirmation from before")
        .isEqualTo(PENDING);
  }

  @Test
  void anOldLinkThatIsOpenedAfterAnOptOutConfirmsNothing() {
    assertThat(confirmed(act(1, OPT_IN, 1), act(2, OPT_OUT, 2), act(3, CONFIRM, 3))).isEqualTo(OUT);
    assertThat(
            confirmed(act(1, OPT_IN, 1), act(2, CONFIRM, 2), act(3, OPT_OUT, 3), act(4, OPT_IN, 4)))
        .isEqualTo(PENDING);
  }

  @Test
  void aDecisionNamesTheActThatMadeIt() {
    ConsentRule rule = ConsentRule.with(DoubleOptIn.NEEDED);
    List<ConsentRecord> history =
        List.of(act(1, OPT_OUT, 1), act(2, OPT_IN, 2), act(3, CONFIRM, 3));
    assertThat(rule.decide(EMAIL, history, Optional.of(HOME)).by()).contains(history.get(2));
    assertThat(rule.decide(EMAIL, history.subList(0, 2), Optional.of(HOME)).by())
        .contains(history.get(1));
    assertThat(rule.decide(EMAIL, history.subList(0, 1), Optional.of(HOME)).by())
        .contains(history.get(0));
  }

  private static ConsentState state(ConsentRecord... history) {
    return ConsentRule.with(DoubleOptIn.NOT_NEEDED)
        .decide(EMAIL, List.of(history), Optional.of(HOME))
        .state();
  }

  private static ConsentState confirmed(ConsentRecord... history) {
    return ConsentRule.with(DoubleOptIn.NEEDED)
        .decide(EMAIL, List.of(history), Optional.of(HOME))
        .state();
  }
}
