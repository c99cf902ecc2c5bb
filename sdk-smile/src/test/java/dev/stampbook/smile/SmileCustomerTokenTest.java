package dev.stampbook.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.http.Secret;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.MemberId;
import dev.stampbook.smile.SmileCustomerToken.RecipientClaim;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmileCustomerTokenTest {

  private final SmileCustomerToken tokens =
      SmileCustomerToken.signedWith(Secret.of("signing-key"))
          .clock(InstantSource.fixed(EmulatedSmile.START));

  private static String claims(Secret token) {
    String payload = token.reveal().split("\\.", -1)[1];
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }

  /** The expected token was made with OpenSSL: header and claims in Base64url, signed with HMAC-SHA256. */
  @Test
  void signsForFiveMinutesAndNamesTheRecipientTwice() {
    Secret token = tokens.forBigCommerceCustomer(CustomerId.of("7781"));

    assertThat(token.reveal())
        .isEqualTo(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
                + ".eyJzdWIiOiJCaWdDb21tZXJjZUN1c3RvbWVyOjc3ODEiLCJleHAiOjE3NzA3NDY5NTEsImF1ZCI6ImFwaS5zbWlsZS5pbyIsImRlc3QiOiJhcGkuc21pbGUuaW8ifQ"
                + ".qe8XtHmnbR7xXHFCcJ1cW069aZ-skDdEZBUPsy3Vr8w");
    assertThat(claims(token)).contains("\"exp\":" + (EmulatedSmile.START.getEpochSecond() + 300));
    assertThat(token.toString()).isEqualTo("secret(hidden)");
  }

  @Test
  void namesTheRecipientAsTold() {
    MemberId member = MemberId.of("70011842");

    assertThat(claims(tokens.recipientClaims(Set.of(RecipientClaim.AUD)).forMember(member)))
        .contains("\"sub\":\"SmileCustomer:70011842\"")
        .contains("\"aud\":\"api.smile.io\"")
        .doesNotContain("dest");
    assertThat(claims(tokens.recipientClaims(Set.of(RecipientClaim.DEST)).forMember(member)))
        .contains("\"dest\":\"api.smile.io\"")
        .doesNotContain("aud");
    assertThatThrownBy(() -> tokens.recipientClaims(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyCanPutClaimsIntoASubject() {
    assertThatThrownBy(() -> tokens.forBigCommerceCustomer(CustomerId.of("1\",\"admin\":\"1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
