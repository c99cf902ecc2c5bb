package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.engine.ConsentForms.KIM;
import static dev.stampbook.engine.ConsentForms.ticked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.engine.consent.ChainFault;
import dev.stampbook.engine.consent.EvidenceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence under a key: readable with it, useless without, and as tamper-evident as before. */
class ConsentEncryptionTest {

  private static final EvidenceKey KEY = key(1);
  private static final EvidenceKey NEWER = key(2);

  @TempDir Path folder;

  private final TestClock clock = new TestClock(ConsentDesk.NOON);
  private final FakeConsents provider = new FakeConsents("provider");

  private static EvidenceKey key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return EvidenceKey.of(bytes);
  }

  private ConsentRegistry registry(Store store, EvidenceKey... keys) {
    ConsentRegistry.Builder builder =
        ConsentRegistry.builder().store(store).target(provider.target()).clock(clock);
    for (EvidenceKey key : keys) {
      builder.evidenceKey(key);
    }
    return builder.build();
  }

  private void register(ConsentRegistry registry, ConsentChannel channel) {
    registry.registrationConfirmed(
        KIM,
        ConsentForms.form(clock.instant(), Medium.WEB_FORM).picture(ConsentForms.PICTURE).build(),
        List.of(ticked(channel)));
    registry.runOnce(10);
  }

  @ParameterizedTest
  @EnumSource
  void nothingPersonalLiesOpenInTheStore(ConsentDatabase.Kind kind) throws Exception {
    try (ConsentDatabase database = ConsentDatabase.of(kind, folder);
        Store store = database.store();
        ConsentRegistry registry = registry(store, KEY)) {
      register(registry, SMS);
      for (String table : new String[] {"details", "person", "record", "delivery", "key"}) {
        for (String row : database.rows("stampbook_consent_" + table)) {
          assertThat(row)
              .doesNotContain("kim@example.com", "3125550100", "Kim", "192.0.2.7", "|kim|");
        }
      }
      assertThat(registry.state(KIM).state(SMS)).isEqualTo(IN);
      assertThat(provider.state("kim", SMS)).as("told by the opened identity").isEqualTo(IN);
      assertThat(registry.verify().faults()).isEmpty();
      assertThat(registry.export(KIM).orElseThrow().html())
          .contains("kim@example.com", "data:image/png;base64,iVBOR");
      registry.answeredByText(ConsentForms.PHONE, "STOP", clock.instant(), provider.name());
      assertThat(registry.state(KIM).state(SMS)).isEqualTo(OUT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ciphertextThatWasChangedIsFound(ConsentDatabase.Kind kind) throws Exception {
    try (ConsentDatabase database = ConsentDatabase.of(kind, folder);
        Store store = database.store();
        ConsentRegistry registry = registry(store, KEY)) {
      register(registry, EMAIL);
      database.tamper(
          "UPDATE stampbook_consent_details SET body = REPLACE(body, SUBSTR(body, 40, 4), 'AAAA')");
      assertThat(registry.verify().faults())
          .extracting(ChainFault::kind)
          .contains(ChainFault.Kind.DETAILS_CHANGED);
    }
  }

  @Test
  void aNewKeyEncryptsAndTheOldOneStillDecrypts() {
    try (Store store = Store.embedded(folder.resolve("stampbook.db"))) {
      try (ConsentRegistry first = registry(store, KEY)) {
        register(first, EMAIL);
      }
      clock.advance(Duration.ofMinutes(1));
      try (ConsentRegistry both = registry(store, NEWER, KEY)) {
        register(both, SMS);
        assertThat(both.verify().faults()).isEmpty();
        assertThat(both.history(KIM)).allMatch(record -> record.details().isPresent());
      }
      try (ConsentRegistry onlyNew = registry(store, NEWER)) {
        assertThat(onlyNew.verify().faults()).isNotEmpty();
        assertThatThrownBy(() -> onlyNew.history(KIM)).isInstanceOf(StoreException.class);
      }
      try (ConsentRegistry none = registry(store)) {
        assertThatThrownBy(() -> none.state(KIM))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("give the registry its key");
      }
    }
  }

  @Test
  void aRegistryThatGetsAKeyLaterReadsWhatLiesOpen() {
    try (Store store = Store.embedded(folder.resolve("stampbook.db"))) {
      try (ConsentRegistry open = registry(store)) {
        register(open, EMAIL);
      }
      try (ConsentRegistry sealed = registry(store, KEY)) {
        assertThat(sealed.state(KIM).state(EMAIL)).isEqualTo(IN);
        assertThat(sealed.verify().faults()).isEmpty();
      }
    }
  }

  @Test
  void aKeyIs32BytesAndShowsNothing() {
    String written = Base64.getEncoder().encodeToString(KEY.bytes());
    assertThat(EvidenceKey.ofBase64(" " + written + "\n").bytes()).isEqualTo(KEY.bytes());
    assertThat(KEY.toString()).doesNotContain(written);
    assertThatThrownBy(() -> EvidenceKey.of(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EvidenceKey.ofBase64("no key!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("no key!")
        .hasNoCause();
  }
}
