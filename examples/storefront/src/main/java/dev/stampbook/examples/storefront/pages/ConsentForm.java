package dev.stampbook.examples.storefront.pages;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.SessionId;
import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.consent.ConsentDesk;
import dev.stampbook.examples.storefront.consent.Disclosures;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The boxes with their wording, as they are shown and as they come back. */
final class ConsentForm {

  private static final String STYLE_LINK = "<link rel=\"stylesheet\" href=\"/shop.css\">";

  private final Frame frame;

  ConsentForm(Frame frame) {
    this.frame = frame;
  }

  /** Returns what the templates need; a box has a tick only where a yes is on record. */
  static Map<String, Object> values(Account account, Set<ConsentChannel> ticked) {
    Map<String, Object> values = new HashMap<>();
    values.put("phone", account.phone().value());
    values.put("email", account.email().value());
    values.put("smsDisclosure", Disclosures.of(ConsentChannel.SMS).text());
    values.put("emailDisclosure", Disclosures.of(ConsentChannel.EMAIL).text());
    values.put("disclosureVersion", Disclosures.VERSION);
    values.put("smsTicked", ticked.contains(ConsentChannel.SMS) ? "checked" : "");
    values.put("emailTicked", ticked.contains(ConsentChannel.EMAIL) ? "checked" : "");
    return values;
  }

  /** Reads the form and renders it once more as it was sent, to be kept as evidence. */
  ConsentDesk.Sent sent(Context page, Account account) {
    Set<ConsentChannel> ticked = EnumSet.noneOf(ConsentChannel.class);
    if (Frame.field(page, "sms").equals("yes")) {
      ticked.add(ConsentChannel.SMS);
    }
    if (Frame.field(page, "email").equals("yes")) {
      ticked.add(ConsentChannel.EMAIL);
    }
    Map<String, Object> values = new HashMap<>(values(account, ticked));
    values.put("action", page.path());
    values.put("formToken", "");
    String shown = frame.filled(page, "consent-step", "May we write to you?", values);
    return new ConsentDesk.Sent(
        ticked,
        page.path(),
        Optional.ofNullable(page.userAgent()).orElse("unknown"),
        page.ip(),
        SessionId.of(hash(frame.visit(page).formToken())),
        shown.replace(STYLE_LINK, "<style>" + style() + "</style>"));
  }

  private static String style() {
    try (InputStream css = ConsentForm.class.getResourceAsStream("/public/shop.css")) {
      if (css == null) {
        throw new IllegalStateException("the shop lacks its own style");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
