package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.points.EarningOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The systems the command line knows, and what documents say about them. */
class SystemsTest {

  private static final String BEGIN = "<!-- capabilities: begin -->\n";
  private static final String END = "<!-- capabilities: end -->";
  private static final Path ROOT = Path.of("..");

  @Test
  void theReadmeShowsTheTablesThatTheSystemsDeclare() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String shown = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

    CommandLineRun printed = CommandLineRun.of("capabilities");

    assertThat(printed.exitCode()).isZero();
    assertThat(shown)
        .as("put the output of ./stampbook capabilities between the markers of the README")
        .isEqualTo(printed.out());
  }

  @Test
  void aCapabilityIsDefaultOrNamesItsSettingOrIsMissing() {
    assertThat(CommandLineRun.of("capabilities").out())
        .contains(
            "| balance is told | yes |",
            "| points of an order are taken back | with `smile.earning=SDK_LEDGER` |",
            "| a redemption is undone by a call | no |");
  }

  @Test
  void everySettingIsExplainedInASample() throws IOException {
    StringBuilder samples = new StringBuilder();
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      for (Path sample : files.filter(file -> file.toString().endsWith(".properties")).toList()) {
        samples.append(Files.readString(sample)).append('\n');
      }
    }
    assertThat(ProgramSettings.known())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(samples).containsPattern("(?m)^#?" + key + " *="));
  }

  @Test
  void everySystemHasANameOfItsOwnAndOpensForADemo() {
    assertThat(Systems.PROVIDERS).extracting(ProviderChoice::name).doesNotHaveDuplicates();
    assertThat(Systems.COMMERCE).extracting(CommerceChoice::name).doesNotHaveDuplicates();
    for (ProviderChoice choice : Systems.PROVIDERS) {
      List<LoyaltyProvider> all =
          choice.variants().stream().map(ProviderChoice.Variant::provider).toList();
      assertThat(all).allMatch(provider -> provider.name().value().equals(choice.name()));
      assertThat(all).anyMatch(provider -> provider.earningOwner() == EarningOwner.SDK);
      assertThat(choice.variants().get(0).setting()).isEmpty();
      assertThat(Systems.of(choice.name(), java.util.Optional.empty()).commerce().name())
          .isEqualTo(choice.usualCommerce());
      assertThat(choice.settings()).allMatch(key -> key.startsWith(choice.name() + "."));
    }
    for (CommerceChoice choice : Systems.COMMERCE) {
      assertThat(choice.variants().get(0).commerce().orders().system().value())
          .isEqualTo(choice.name());
      assertThat(choice.settings()).allMatch(key -> key.startsWith(choice.name() + "."));
    }
  }

  @Test
  void anUnknownSystemIsAnsweredWithTheListOfThoseThereAre() {
    CommandLineRun provider = CommandLineRun.of("demo", "--provider", "nobody");
    assertThat(provider.exitCode()).isEqualTo(1);
    assertThat(provider.err()).contains("--provider is smile").contains("not 'nobody'");

    CommandLineRun pos = CommandLineRun.of("sandbox", "--pos", "bigcommerce");
    assertThat(pos.exitCode()).isEqualTo(1);
    assertThat(pos.err()).contains("--pos").doesNotContain("\tat ");
  }
}
