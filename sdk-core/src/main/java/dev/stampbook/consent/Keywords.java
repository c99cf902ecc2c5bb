package dev.stampbook.consent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads text answers (C14): a first word that is a keyword is an explicit act. The opt-out words are those that always count by 47 CFR
 * 64.1200(a)(10): stop, quit, end, revoke, opt out, cancel, unsubscribe. More words can be added, none taken away.
 *
 * @param optOut lower-case words that end consent
 * @param optIn lower-case words that give it
 */
public record Keywords(Set<String> optOut, Set<String> optIn) {

  private static final Set<String> ALWAYS_OUT =
      Set.of("stop", "stopall", "quit", "end", "revoke", "optout", "cancel", "unsubscribe");
  private static final Set<String> USUALLY_IN = Set.of("start", "unstop", "optin");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  public Keywords {
    optOut = Set.copyOf(optOut);
    optIn = Set.copyOf(optIn);
    if (!optOut.containsAll(ALWAYS_OUT)) {
      throw new IllegalArgumentException("the words that always count cannot be left out");
    }
    if (optIn.stream().anyMatch(optOut::contains)) {
      throw new IllegalArgumentException("a word cannot mean yes and no");
    }
  }

  /** What a text answer means. */
  public enum Meaning {
    OPT_OUT,
    OPT_IN,
    /** An opt-out word stands elsewhere in the text: a person has to read it, because a reasonable one might take it for a no. */
    UNCLEAR,
    NONE
  }

  /** Returns the words of the rule, and START, UNSTOP and OPTIN for yes. */
  public static Keywords standard() {
    return new Keywords(ALWAYS_OUT, USUALLY_IN);
  }

  /** Adds words that end consent, such as those of another language. */
  public Keywords alsoOut(String... words) {
    return new Keywords(with(optOut, words), optIn);
  }

  /** Adds words that give consent, such as the one a campaign asks for. */
  public Keywords alsoIn(String... words) {
    return new Keywords(optOut, with(optIn, words));
  }

  /** Returns what a text answer means. */
  public Meaning read(String text) {
    List<String> words =
        BETWEEN_WORDS
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .limit(1_000)
            .toList();
    if (words.isEmpty()) {
      return Meaning.NONE;
    }
    String first = first(words);
    if (optOut.contains(first)) {
      return Meaning.OPT_OUT;
    }
    if (words.stream().anyMatch(optOut::contains)) {
      return Meaning.UNCLEAR;
    }
    return optIn.contains(first) ? Meaning.OPT_IN : Meaning.NONE;
  }

  /** Takes "opt out" and "opt-in" for one word. */
  private static String first(List<String> words) {
    boolean two = words.get(0).equals("opt") && words.size() > 1;
    return two ? "opt" + words.get(1) : words.get(0);
  }

  private static Set<String> with(Set<String> words, String... more) {
    Set<String> all = new TreeSet<>(words);
    Arrays.stream(more).map(word -> word.toLowerCase(Locale.ROOT)).forEach(all::add);
    return all;
  }
}
