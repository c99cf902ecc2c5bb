package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.http.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigCommerceCredentialsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACCESS TOKEN: tok123\nCLIENT NAME: loyalty backend\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/\nCLIENT ID: cid\nCLIENT SECRET: sec456\n",
        "ACCESS TOKEN: tok123\r\nCLIENT ID: cid\r\nCLIENT SECRET: sec456\r\nNAME: mine\r\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/\r\n",
        "\uFEFFclient secret : sec456\n  Api Path:https://api.bigcommerce.com/stores/abc123/v2\nClient Id: cid\nSHOE SIZE: 44: wide\nACCESS token:   tok123  ",
        "ACCESS TOKEN: tok123 CLIENT NAME: loyalty backend API PATH: https://api.bigcommerce.com/stores/abc123/v3/ CLIENT ID: cid CLIENT SECRET: sec456",
        "OLD ACCESS TOKEN: wrong\nACCESS TOKEN: tok123\nCLIENT SECRET: sec456\nCLIENT ID: cid\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/",
      })
  void everyKnownLayoutIsRead(String text) throws IOException {
    BigCommerceCredentials read = BigCommerceCredentials.read(file(text));

    assertThat(read.storeHash()).isEqualTo("abc123");
    assertThat(read.accessToken()).isEqualTo(Secret.of("tok123"));
    assertThat(read.clientSecret()).contains(Secret.of("sec456"));
    assertThat(read.clientId()).contains("cid");
    assertThat(read.toString()).doesNotContain("tok123").doesNotContain("sec456");
  }

  @Test
  void theClientSecretMayBeMissing() throws IOException {
    BigCommerceCredentials read =
        BigCommerceCredentials.read(
            file("ACCESS TOKEN: t\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/"));

    assertThat(read.clientSecret()).isEmpty();
    assertThat(read.clientId()).isEmpty();
  }

  @Test
  void errorsNameFileAndKeyButNeverAValue() throws IOException {
    Path noToken =
        file("API PATH: https://api.bigcommerce.com/stores/abc123/v3/\nCLIENT SECRET: sec456");
    assertThatThrownBy(() -> BigCommerceCredentials.read(noToken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ACCESS TOKEN is missing in credentials.txt")
        .message()
        .doesNotContain("sec456", folder.toString());

    Path badPath = file("ACCESS TOKEN: tok123\nAPI PATH: https://example.com/private/place");
    assertThatThrownBy(() -> BigCommerceCredentials.read(badPath))
        .hasMessageContaining("API PATH in credentials.txt")
        .message()
        .doesNotContain("private", "tok123");

    Path badToken =
        file("ACCESS TOKEN: tök123\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/");
    assertThatThrownBy(() -> BigCommerceCredentials.read(badToken))
        .hasMessageContaining("ACCESS TOKEN")
        .message()
        .doesNotContain("tök123");

    assertThatThrownBy(() -> BigCommerceCredentials.read(folder.resolve("none.txt")))
        .hasMessageContaining("none.txt");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("credentials.txt"), text, StandardCharsets.UTF_8);
  }
}
