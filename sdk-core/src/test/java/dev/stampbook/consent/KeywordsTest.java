package dev.stampbook.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.consent.Keywords.Meaning;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How text answers are read. */
class KeywordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop",
        " Stop. ",
        "STOP please",
        "\"stop\"",
        "STOPALL",
        "quit",
        "End",
        "REVOKE",
        "opt out",
        "Opt-Out",
        "OPTOUT now",
        "cancel!",
        "unsubscribe me"
      })
  void theWordsOfTheRuleEndConsent(String text) {
    assertThat(Keywords.standard().read(text)).isEqualTo(Meaning.OPT_OUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "start again", "UNSTOP", "opt in", "Opt-In"})
  void otherWordsGiveIt(String text) {
    assertThat(Keywords.standard().read(text)).isEqualTo(Meaning.OPT_IN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"please stop texting me", "I want to unsubscribe", "start? no, stop!"})
  void aNoElsewhereHasToBeReadByAPerson(String text) {
    assertThat(Keywords.standard().read(text)).isEqualTo(Meaning.UNCLEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "?!", "thanks", "stopover", "yes", "opt"})
  void whatSaysNeitherIsNoAct(String text) {
    assertThat(Keywords.standard().read(text)).isEqualTo(Meaning.NONE);
  }

  @Test
  void theDefaultLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(Keywords.standard().read("QUIT")).isEqualTo(Meaning.OPT_OUT);
      assertThat(Keywords.standard().alsoOut("BIRAK I").read("OPT-IN")).isEqualTo(Meaning.OPT_IN);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void wordsCanBeAddedButTheRulesOwnNotTakenAway() {
    assertThat(Keywords.standard().alsoOut("ARRET").read("arret")).isEqualTo(Meaning.OPT_OUT);
    assertThat(Keywords.standard().alsoIn("DEALS").read("deals")).isEqualTo(Meaning.OPT_IN);
    assertThatThrownBy(() -> new Keywords(Set.of("stop"), Set.of("start")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Keywords.standard().alsoIn("stop"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
