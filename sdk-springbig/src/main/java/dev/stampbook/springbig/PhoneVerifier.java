package dev.stampbook.springbig;

import dev.stampbook.member.PhoneNumber;

/**
 * Proves that whoever asks holds a phone, such as by a PIN texted to it. The shop's to implement: whether Springbig offers such a check is
 * unknown (sheet section 14, U23), and without one a phone number alone opens somebody else's wallet (section 12).
 */
@FunctionalInterface
public interface PhoneVerifier {

  /** Returns what the check showed. Asked before anything is read. */
  Proof check(PhoneNumber phone);

  /** What a check showed. */
  enum Proof {
    /** The person holds the phone. */
    PROVEN,
    /** The person does not, or did not answer. */
    NOT_PROVEN
  }
}
