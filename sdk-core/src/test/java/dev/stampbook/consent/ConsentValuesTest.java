package dev.stampbook.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.member.PersonName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the values of consent refuse and what they never show. */
class ConsentValuesTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};

  @Test
  void nothingPersonalShowsInAText() {
    Evidence evidence =
        Evidence.builder(ConsentAct.Medium.WEB_FORM, Acts.START)
            .name(new PersonName("Kim", "Example"))
            .ipAddress("192.0.2.7")
            .session(SessionId.of("cookie-hash"))
            .pageUrl("https://shop.example.com/kim")
            .userAgent("Browser of Kim")
            .picture(Picture.png(PNG))
            .build();
    ConsentRecord record = Acts.act(1, ConsentAct.Action.OPT_IN, 1);
    for (String text :
        new String[] {
          evidence.toString(),
          record.toString(),
          Acts.HOME.toString(),
          SessionId.of("cookie-hash").toString(),
          Picture.png(PNG).toString()
        }) {
      assertThat(text)
          .doesNotContainIgnoringCase("kim")
          .doesNotContain("192.0.2.7")
          .doesNotContain("cookie-hash");
    }
  }

  @Test
  void aPictureIsWhatItSaysAndKeepsItsOwnBytes() {
    byte[] bytes = PNG.clone();
    Picture picture = Picture.png(bytes);
    bytes[8] = 99;
    picture.bytes()[8] = 99;
    assertThat(picture.bytes()).isEqualTo(PNG);
    assertThat(picture).isEqualTo(Picture.png(PNG)).hasSameHashCodeAs(Picture.png(PNG));
    assertThatThrownBy(() -> Picture.of(Picture.Format.JPEG, PNG))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                Picture.png(
                    "<svg onload=alert(1)>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Picture.png(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    byte[] large = new byte[Picture.LARGEST + 1];
    System.arraycopy(PNG, 0, large, 0, 8);
    assertThatThrownBy(() -> Picture.png(large)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void evidenceKeepsTheTimeToTheMillisecondAndTheOffsetThePersonSaw() {
    OffsetDateTime shown = OffsetDateTime.parse("2025-03-01T13:00:00.123456789+01:00");
    Evidence evidence = Evidence.builder(ConsentAct.Medium.WEB_FORM, shown).build();
    assertThat(evidence.occurredAt()).isEqualTo(Instant.parse("2025-03-01T12:00:00.123Z"));
    assertThat(evidence.shownOffset()).contains(ZoneOffset.ofHours(1));
  }

  @Test
  void aBrowserMayNameItselfAsLongAsItLikes() {
    Evidence evidence =
        Evidence.builder(ConsentAct.Medium.WEB_FORM, Acts.START)
            .userAgent("x".repeat(100_000))
            .build();
    assertThat(evidence.userAgent().orElseThrow()).hasSize(4_000);
    assertThatThrownBy(
            () ->
                Evidence.builder(ConsentAct.Medium.WEB_FORM, Acts.START).pageUrl("x".repeat(4_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDisclosureHasAVersionALanguageAndAText() {
    assertThatThrownBy(() -> Disclosure.of("sms", " ", Locale.US, "text"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Disclosure.of("sms", "1", Locale.ROOT, "text"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Disclosure.of("sms", "1", Locale.US, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new ContactAddress(ConsentChannel.SMS, "kim@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("kim");
    assertThat(new ContactAddress(ConsentChannel.SMS, "+1 (312) 555-0100").key())
        .isEqualTo("+13125550100");
  }
}
