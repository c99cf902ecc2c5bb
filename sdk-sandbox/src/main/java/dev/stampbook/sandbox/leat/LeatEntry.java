package dev.stampbook.sandbox.leat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a ledger (sheet sections 3.4 and 3.6).
 *
 * @param uuid key
 * @param contact whose points changed
 * @param kind what it is
 * @param credits the signed change
 * @param unitValue the value rules were applied to
 * @param attributes values of the account's own attributes by name
 * @param title what the reward is called
 * @param reward the reward's key
 * @param code the code of a digital reward
 * @param channel what made it
 * @param at when, to the second
 */
public record LeatEntry(
    String uuid,
    String contact,
    Kind kind,
    long credits,
    Optional<BigDecimal> unitValue,
    Map<String, String> attributes,
    Optional<String> title,
    Optional<String> reward,
    Optional<String> code,
    String channel,
    Instant at) {

  /** The kinds of lines. */
  public enum Kind {
    CREDIT_RECEPTION,
    REWARD_RECEPTION,
    DIGITAL_REWARD_RECEPTION
  }

  /** Copies the attributes. */
  public LeatEntry {
    attributes = Map.copyOf(attributes);
  }

  LeatEntry of(String owner) {
    return new LeatEntry(
        uuid, owner, kind, credits, unitValue, attributes, title, reward, code, channel, at);
  }

  /** Shows no code and no attribute. */
  @Override
  public String toString() {
    return kind + " " + uuid + " " + credits;
  }
}
