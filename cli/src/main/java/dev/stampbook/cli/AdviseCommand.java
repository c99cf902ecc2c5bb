package dev.stampbook.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.splio.advisor.SplioAdvice;
import dev.stampbook.splio.advisor.SplioAdvisor;
import dev.stampbook.splio.advisor.SplioSetUp;
import dev.stampbook.splio.advisor.SplioSituation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Advises how to connect a shop and a point of sale to Splio. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    description = {
      "Says how to connect your shop and point of sale to Splio's rewards.",
      "Asks some questions and answers what members get, who owns the codes, how stock is renewed and used codes are burnt, and why.",
      "Takes the answers from a file instead with --file; calls nobody."
    })
final class AdviseCommand implements Callable<Integer> {

  @Option(
      names = "--file",
      description = "A properties file with answers; what it leaves out keeps its default.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--json", description = "Writes the advice to this file.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    SplioSituation situation =
        file.map(AdviceAnswers::read)
            .orElseGet(
                () ->
                    new AdviceQuestions(
                            new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                            System.out)
                        .ask());
    SplioAdvice advice = SplioAdvisor.advise(situation);
    System.out.println(text(advice));
    json.ifPresent(target -> write(target, advice));
    return 0;
  }

  private static String text(SplioAdvice advice) {
    StringBuilder text = new StringBuilder("\n").append(verdict(advice.gate())).append('\n');
    advice
        .plan()
        .ifPresent(
            plan ->
                text.append('\n')
                    .append(
                        new TextTable()
                            .row("scenario", plan.scenario() + ": " + plan.scenario().meaning())
                            .row("cost", words(plan.cost()))
                            .row("codes owned by", words(plan.owner()))
                            .row("stock renewed", words(plan.renewal()))
                            .row("used codes burnt", words(plan.burn()))));
    section(
        text,
        "Recommended",
        advice.recommendations().stream().map(one -> one.name() + ": " + one.sentence()).toList());
    section(
        text,
        "Be ready for",
        advice.warnings().stream().map(one -> one.name() + ": " + one.sentence()).toList());
    section(
        text,
        "Why (rules of splio.md section 15)",
        advice.reasons().stream().map(one -> one.rule() + "  " + one.sentence()).toList());
    section(text, "What to set up", SplioSetUp.steps(advice));
    return text.toString().stripTrailing();
  }

  private static String verdict(SplioAdvice.Gate gate) {
    return switch (gate) {
      case PROCEED -> "Go on: this is what to build.";
      case CONTACT_VENDOR -> "A connector exists: ask its vendor before you build anything.";
      case NOT_NEEDED -> "Nothing is needed at the point of sale; the shop does it alone.";
      case IDENTIFY_FIRST -> "Not yet: let the point of sale know who buys, then ask again.";
      case LINK_IDENTITIES_FIRST ->
          "Not yet: let shop and point of sale know customers by one identifier, then ask again.";
    };
  }

  private static String words(Enum<?> value) {
    return Settings.written(value).replace('-', ' ');
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('\n').append(title).append(":\n");
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }

  private static void write(Path target, SplioAdvice advice) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode().put("gate", advice.gate().name());
    advice
        .plan()
        .ifPresent(
            plan ->
                json.put("scenario", plan.scenario().name())
                    .put("cost", plan.cost().name())
                    .put("owner", plan.owner().name())
                    .put("renewal", plan.renewal().name())
                    .put("burn", plan.burn().name()));
    ArrayNode recommendations = json.putArray("recommendations");
    advice.recommendations().forEach(one -> recommendations.add(one.name()));
    ArrayNode warnings = json.putArray("warnings");
    advice.warnings().forEach(one -> warnings.add(one.name()));
    ArrayNode rules = json.putArray("rules");
    advice.reasons().forEach(one -> rules.add(one.rule()));
    try {
      mapper.writeValue(target.toFile(), json);
    } catch (IOException failure) {
      throw new CliException("the advice cannot be written to " + target, failure);
    }
  }
}
