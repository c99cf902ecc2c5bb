package dev.stampbook.smile;

import dev.stampbook.http.Secret;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the tokens with which Smile's browser code knows who is looking: JWT signed with HS256 and the account's signing key, valid for
 * five minutes (sheet section 2.4). They open nothing in the REST interface. Immutable and thread-safe.
 */
public final class SmileCustomerToken {

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final String RECIPIENT = "api.smile.io";
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final SignatureCheck signer;
  private final InstantSource clock;
  private final Set<RecipientClaim> recipientClaims;

  private SmileCustomerToken(
      SignatureCheck signer, InstantSource clock, Set<RecipientClaim> recipientClaims) {
    this.signer = signer;
    this.clock = clock;
    this.recipientClaims = recipientClaims;
  }

  /** The claims that can name the recipient; the copies of Smile's page disagree. */
  public enum RecipientClaim {
    /** The registered claim for it. */
    AUD,
    /** The name in older copies of the page. */
    DEST
  }

  /** Returns a maker with the account's signing key that names the recipient in both claims (sheet section 14). */
  public static SmileCustomerToken signedWith(Secret signingKey) {
    return new SmileCustomerToken(
        SignatureCheck.ofSecrets(List.of(signingKey), SignatureCheck.Encoding.BASE64),
        InstantSource.system(),
        EnumSet.allOf(RecipientClaim.class));
  }

  /** Returns a maker that names the recipient in these claims only, at least one. */
  public SmileCustomerToken recipientClaims(Set<RecipientClaim> claims) {
    if (claims.isEmpty()) {
      throw new IllegalArgumentException(
          "a customer token names its recipient in aud, dest or both");
    }
    return new SmileCustomerToken(signer, clock, EnumSet.copyOf(claims));
  }

  /** Returns a maker that tells the time by this clock; real time by default. */
  public SmileCustomerToken clock(InstantSource source) {
    return new SmileCustomerToken(signer, source, recipientClaims);
  }

  /** Returns a token for the member with this id at Smile. */
  public Secret forMember(MemberId member) {
    return sign("SmileCustomer:" + SmileIds.number(member));
  }

  /**
   * Returns a token for the shopper with this customer id at BigCommerce.
   *
   * @throws IllegalArgumentException when the id is not a whole number, as BigCommerce's are
   */
  public Secret forBigCommerceCustomer(CustomerId customer) {
    return sign("BigCommerceCustomer:" + SmileIds.number(customer.value()));
  }

  private Secret sign(String subject) {
    Instant expiry = clock.instant().plus(LIFETIME);
    String recipients =
        recipientClaims.stream()
            .map(
                claim ->
                    ",\""
                        + (claim == RecipientClaim.AUD ? "aud" : "dest")
                        + "\":\""
                        + RECIPIENT
                        + "\"")
            .collect(Collectors.joining());
    String claims =
        "{\"sub\":\"" + subject + "\",\"exp\":" + expiry.getEpochSecond() + recipients + "}";
    String unsigned = encode(HEADER) + "." + encode(claims);
    byte[] signature =
        Base64.getDecoder().decode(signer.sign(unsigned.getBytes(StandardCharsets.US_ASCII)));
    return Secret.of(unsigned + "." + URL.encodeToString(signature));
  }

  private static String encode(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
  }
}
