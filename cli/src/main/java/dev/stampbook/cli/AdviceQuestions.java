package dev.stampbook.cli;

import dev.stampbook.splio.advisor.CodeSystem;
import dev.stampbook.splio.advisor.CodeSystem.Ability;
import dev.stampbook.splio.advisor.CodeSystem.BurnReport;
import dev.stampbook.splio.advisor.SplioAdvice;
import dev.stampbook.splio.advisor.SplioAdvisor;
import dev.stampbook.splio.advisor.SplioSituation;
import dev.stampbook.splio.advisor.SplioSituation.Channel;
import dev.stampbook.splio.advisor.SplioSituation.Connector;
import dev.stampbook.splio.advisor.SplioSituation.Fact;
import dev.stampbook.splio.advisor.SplioSituation.Freshness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the advisor's questions in the terminal, only those that still matter, each with its default. */
final class AdviceQuestions {

  private static final int TRIES = 3;

  private final BufferedReader in;
  private final PrintStream out;

  AdviceQuestions(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  SplioSituation ask() {
    out.println(
        "How do shop, point of sale and Splio fit together? Enter takes the default in [].");
    SplioSituation situation = channels(SplioSituation.standard());
    if (sellsAtPos(situation)) {
      situation = fact(situation, Fact.IDENTIFIED_AT_POS, "Does the point of sale know who buys?");
      if (situation.channels().size() == 2 && situation.is(Fact.IDENTIFIED_AT_POS)) {
        situation =
            fact(
                situation,
                Fact.IDENTITY_SHARED,
                "Do shop and point of sale know a customer by the same identifier?");
      }
    }
    return isStopped(situation) ? situation : rest(situation);
  }

  private static boolean isStopped(SplioSituation situation) {
    return SplioAdvisor.advise(situation).plan().isEmpty();
  }

  private SplioSituation rest(SplioSituation known) {
    SplioSituation situation =
        known.connector(
            choice(
                "Is there a ready-made connector?",
                Connector.class,
                SplioSituation.standard().connector()));
    if (situation.channels().size() == 2) {
      situation =
          fact(situation, Fact.SAME_REWARDS, "Can one reward be used on both channels?")
              .freshness(
                  choice(
                      "How soon must a reward be usable?",
                      Freshness.class,
                      SplioSituation.standard().freshness()));
      situation = fact(situation, Fact.POS_OPEN, "Can the point of sale talk to third parties?");
    }
    if (situation.connector() != Connector.NONE) {
      return situation;
    }
    situation =
        fact(situation, Fact.CODES_NEEDED_AT_POS, "Must the point of sale accept one-time codes?");
    if (situation.channels().contains(Channel.ECOM)) {
      situation = situation.ecom(system("shop"));
    }
    if (sellsAtPos(situation)) {
      situation = situation.pos(system("point of sale"));
    }
    if (situation.channels().size() == 2) {
      situation =
          situation.mainTraffic(choice("Where do most members buy?", Channel.class, Channel.POS));
      situation = fact(situation, Fact.MIDDLEWARE, "Does a middleware stand between the systems?");
    }
    return SplioAdvisor.advise(situation)
            .plan()
            .filter(plan -> plan.owner() == SplioAdvice.Owner.SPLIO)
            .isPresent()
        ? fact(situation, Fact.REWARDS_AUTO_GENERATED, "Shall Splio generate the codes?")
        : situation;
  }

  private static boolean sellsAtPos(SplioSituation situation) {
    return situation.channels().contains(Channel.POS);
  }

  private SplioSituation channels(SplioSituation situation) {
    return answer(
        "Where do members buy? ecom, pos or both",
        "both",
        text ->
            switch (text) {
              case "both" -> Optional.of(situation);
              case "ecom" -> Optional.of(situation.sellingAt(Channel.ECOM));
              case "pos" -> Optional.of(situation.sellingAt(Channel.POS));
              default -> Optional.empty();
            });
  }

  private CodeSystem system(String name) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    if (yes("Can the " + name + " issue one-time codes?", Answer.NO)) {
      abilities.add(Ability.ISSUES_CODES);
      if (yes("Can the " + name + " create stocks of codes by program?", Answer.NO)) {
        abilities.add(Ability.CREATES_STOCK);
      }
    }
    if (yes("Can the " + name + " burn a code on request?", Answer.NO)) {
      abilities.add(Ability.ACCEPTS_BURN);
    }
    return new CodeSystem(
        abilities,
        choice("How does the " + name + " report a used code?", BurnReport.class, BurnReport.NONE));
  }

  private SplioSituation fact(SplioSituation situation, Fact fact, String question) {
    Answer standard = SplioSituation.standard().is(fact) ? Answer.YES : Answer.NO;
    return yes(question, standard) ? situation.with(fact) : situation.without(fact);
  }

  private enum Answer {
    YES,
    NO
  }

  private boolean yes(String question, Answer standard) {
    return choice(question, Answer.class, standard) == Answer.YES;
  }

  private <E extends Enum<E>> E choice(String question, Class<E> type, E standard) {
    String all =
        Arrays.stream(type.getEnumConstants())
            .map(Settings::written)
            .collect(Collectors.joining(", "));
    return answer(
        question + " " + all,
        Settings.written(standard),
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(value -> Settings.written(value).equals(text))
                .findFirst());
  }

  private <T> T answer(String question, String standard, Function<String, Optional<T>> meaning) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      out.print(question + " [" + standard + "]: ");
      out.flush();
      String given = line();
      String text = given.isEmpty() ? standard : given.toLowerCase(Locale.ROOT).replace(' ', '-');
      Optional<T> meant = meaning.apply(text);
      if (meant.isPresent()) {
        return meant.get();
      }
      out.println("  Please answer with one of the words above.");
    }
    throw new CliException("no answer was understood; start again, or give a file with --file");
  }

  private String line() {
    try {
      String line = in.readLine();
      if (line == null) {
        out.println();
        throw new CliException(
            "the answers ended too early; answer in a terminal, or give a file with --file");
      }
      return line.strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
