package dev.stampbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviseCommandTest {

  @TempDir private Path folder;

  @Test
  void answersComeFromAFile() throws IOException {
    Path answers =
        Files.writeString(
            folder.resolve("answers.properties"),
            """
            freshness=instant
            pos-open=true
            pos.issues-codes=true
            pos.creates-stock=true
            pos.accepts-burn=true
            pos.sends-burn=api
            ecom.accepts-burn=true
            ecom.sends-burn=api
            """);
    Path json = folder.resolve("advice.json");

    CommandLineRun run =
        CommandLineRun.of("advise", "--file", answers.toString(), "--json", json.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Go on: this is what to build.")
        .contains("after order api")
        .contains("INSTANT_BALANCE_IMPOSSIBLE")
        .contains("C-5  ")
        .contains("Burn each used code when its order is paid");
    JsonNode advice = new ObjectMapper().readTree(json.toFile());
    assertThat(advice.path("scenario").asText()).isEqualTo("S1");
    assertThat(advice.path("cost").asText()).isEqualTo("HIGH");
    assertThat(advice.path("owner").asText()).isEqualTo("POS");
  }

  @Test
  void questionsThatNoLongerMatterAreNotAsked() {
    CommandLineRun run = answering("both\nno\n");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Does the point of sale know who buys?")
        .contains("Not yet: let the point of sale know who buys")
        .doesNotContain("connector?");
  }

  @Test
  void everyQuestionHasADefault() {
    CommandLineRun run = answering("\n".repeat(30));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("S2_RECOMMENDED").contains("DOUBLE_USE_POSSIBLE");
  }

  @Test
  void anAnswerThatIsNotUnderstoodIsAskedAgain() {
    CommandLineRun run = answering("somewhere\nECOM\n" + "\n".repeat(30));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Please answer with one of the words above.")
        .contains("ECOM_ONLY");
  }

  @Test
  void missingAnswersAreOnePlainSentence() {
    CommandLineRun run = answering("");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the answers ended too early").contains("--file");
  }

  @Test
  void aWrongKeyIsOnePlainSentence() throws IOException {
    Path answers = Files.writeString(folder.resolve("answers.properties"), "pos.opens=true\n");

    CommandLineRun run = CommandLineRun.of("advise", "--file", answers.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no setting 'pos.opens'");
  }

  private static CommandLineRun answering(String answers) {
    InputStream real = System.in;
    try {
      System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
      return CommandLineRun.of("advise");
    } finally {
      System.setIn(real);
    }
  }
}
