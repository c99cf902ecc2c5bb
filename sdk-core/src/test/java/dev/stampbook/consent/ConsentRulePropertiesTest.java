package dev.stampbook.consent;

import static dev.stampbook.consent.Acts.HOME;
import static dev.stampbook.consent.Acts.WORK;
import static dev.stampbook.consent.ConsentAct.Action.CONFIRM;
import static dev.stampbook.consent.ConsentAct.Action.OPT_IN;
import static dev.stampbook.consent.ConsentAct.Action.OPT_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.consent.ConsentRule.Decision;
import dev.stampbook.consent.ConsentRule.DoubleOptIn;
import dev.stampbook.member.PhoneNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every history, shown on random ones. */
class ConsentRulePropertiesTest {

  private static final long SEED = 20_251_125;
  private static final int HISTORIES = 5_000;
  private static final ContactAddress PHONE = ContactAddress.of(PhoneNumber.of("+13125550100"));

  private final Random random = new Random(SEED);

  @Test
  void theRuleAgreesWithLivingThroughTheHistory() {
    System.out.println("seed " + SEED);
    Map<ConsentState, Integer> seen = new EnumMap<>(ConsentState.class);
    for (int i = 0; i < HISTORIES; i++) {
      List<ConsentRecord> history = history();
      for (DoubleOptIn doubleOptIn : DoubleOptIn.values()) {
        ConsentState state = decide(history, doubleOptIn).state();
        seen.merge(state, 1, Integer::sum);
        assertThat(state).as("history %s of %s", i, history).isEqualTo(lived(history, doubleOptIn));
      }
    }
    assertThat(seen).as("every state was met often").containsOnlyKeys(ConsentState.values());
    assertThat(seen.values()).allMatch(times -> times > 200);
  }

  @Test
  void theOrderInWhichActsAreGivenDoesNotMatter() {
    for (int i = 0; i < HISTORIES; i++) {
      List<ConsentRecord> history = history();
      List<ConsentRecord> shuffled = new ArrayList<>(history);
      Collections.shuffle(shuffled, random);
      for (DoubleOptIn doubleOptIn : DoubleOptIn.values()) {
        assertThat(decide(shuffled, doubleOptIn)).isEqualTo(decide(history, doubleOptIn));
      }
    }
  }

  @Test
  void aYesAlwaysRestsOnAnActForTheAddressThatIsNewerThanEveryNo() {
    for (int i = 0; i < HISTORIES; i++) {
      List<ConsentRecord> history = history();
      for (DoubleOptIn doubleOptIn : DoubleOptIn.values()) {
        Decision decision = decide(history, doubleOptIn);
        if (decision.state() == ConsentState.IN) {
          ConsentRecord by = decision.by().orElseThrow();
          assertThat(by.isFor(HOME)).isTrue();
          assertThat(by.act().action())
              .isEqualTo(doubleOptIn == DoubleOptIn.NEEDED ? CONFIRM : OPT_IN);
          assertThat(ofEmail(history))
              .filteredOn(act -> act.act().action() == OPT_OUT)
              .allMatch(no -> no.effectiveAt().isBefore(by.effectiveAt()));
        }
      }
    }
  }

  @Test
  void anotherNoNeverOpensAndAnotherYesNeverOvertakesANewerNo() {
    for (int i = 0; i < HISTORIES; i++) {
      List<ConsentRecord> history = history();
      ConsentState before = decide(history, DoubleOptIn.NOT_NEEDED).state();
      List<ConsentRecord> withNo = with(history, OPT_OUT);
      ConsentState after = decide(withNo, DoubleOptIn.NOT_NEEDED).state();
      assertThat(after).isIn(before, ConsentState.OUT);
      assertThat(after == ConsentState.IN && before != ConsentState.IN).isFalse();
    }
  }

  private List<ConsentRecord> history() {
    List<ConsentRecord> history = new ArrayList<>();
    int acts = random.nextInt(8);
    for (int i = 0; i < acts; i++) {
      history.add(random(i + 1));
    }
    return history;
  }

  private ConsentRecord random(long sequence) {
    boolean email = random.nextInt(5) > 0;
    ContactAddress address = email ? (random.nextInt(5) > 0 ? HOME : WORK) : PHONE;
    ConsentAct.Action[] actions = ConsentAct.Action.values();
    long minute = random.nextInt(6); // few, so that ties are frequent
    long recorded = random.nextInt(8) == 0 ? random.nextInt(6) : minute + random.nextInt(3);
    return Acts.act(
        sequence,
        email ? ConsentChannel.EMAIL : ConsentChannel.SMS,
        actions[random.nextInt(actions.length)],
        minute,
        recorded,
        address);
  }

  private List<ConsentRecord> with(List<ConsentRecord> history, ConsentAct.Action action) {
    List<ConsentRecord> longer = new ArrayList<>(history);
    longer.add(Acts.act(history.size() + 1, action, random.nextInt(6)));
    return longer;
  }

  private static Decision decide(List<ConsentRecord> history, DoubleOptIn doubleOptIn) {
    return ConsentRule.with(doubleOptIn).decide(ConsentChannel.EMAIL, history, Optional.of(HOME));
  }

  private static List<ConsentRecord> ofEmail(List<ConsentRecord> history) {
    return history.stream().filter(act -> act.act().channel() == ConsentChannel.EMAIL).toList();
  }

  /** Lives through the acts in time, a no last among acts of one moment, with nothing but a state in mind. */
  private static ConsentState lived(List<ConsentRecord> history, DoubleOptIn doubleOptIn) {
    List<ConsentAct.Action> order = List.of(OPT_IN, CONFIRM, OPT_OUT);
    List<ConsentRecord> inTime = new ArrayList<>(ofEmail(history));
    inTime.sort(
        Comparator.comparing(ConsentRecord::effectiveAt)
            .thenComparing(act -> order.indexOf(act.act().action())));
    ConsentState state = ConsentState.UNKNOWN;
    for (ConsentRecord act : inTime) {
      boolean mine = act.isFor(HOME);
      switch (act.act().action()) {
        case OPT_OUT -> state = ConsentState.OUT;
        case OPT_IN -> {
          if (mine && state != ConsentState.IN) {
            state = doubleOptIn == DoubleOptIn.NEEDED ? ConsentState.PENDING : ConsentState.IN;
          }
        }
        case CONFIRM -> {
          if (mine && state == ConsentState.PENDING) {
            state = ConsentState.IN;
          }
        }
      }
    }
    return state;
  }
}
