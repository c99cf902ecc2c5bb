package dev.stampbook.splio.advisor;

import java.util.List;
import java.util.Optional;

/**
 * Says how to connect a merchant's systems to Splio (fact sheet splio.md section 15.2). Where the gate asks for something else first, the
 * rest is empty.
 *
 * @param gate whether to go on at all
 * @param plan what to build, empty where the gate stops
 * @param recommendations what speaks for another choice or for this one
 * @param warnings what to be ready for
 * @param reasons which rules led here, in the order in which they were applied
 */
public record SplioAdvice(
    Gate gate,
    Optional<Plan> plan,
    List<Recommendation> recommendations,
    List<Warning> warnings,
    List<Reason> reasons) {

  public SplioAdvice {
    recommendations = List.copyOf(recommendations);
    warnings = List.copyOf(warnings);
    reasons = List.copyOf(reasons);
  }

  /** Whether to go on. */
  public enum Gate {
    PROCEED,
    /** A connector exists: ask its vendor. */
    CONTACT_VENDOR,
    /** No codes are needed at the point of sale. */
    NOT_NEEDED,
    /** Members must be known at the point of sale first. */
    IDENTIFY_FIRST,
    /** Shop and point of sale must share an identifier first. */
    LINK_IDENTITIES_FIRST
  }

  /**
   * What to build.
   *
   * @param scenario what members get
   * @param cost how much work it is
   * @param owner which system owns the codes
   * @param renewal how the stock of codes is renewed
   * @param burn how a used code becomes worthless everywhere
   */
  public record Plan(Scenario scenario, Cost cost, Owner owner, Renewal renewal, Burn burn) {}

  /** What members get. */
  public enum Scenario {
    /** Omnichannel in real time: enrol any time, use rewards at once, balance at checkout. */
    S1("members enrol at any time, use rewards at once and see their balance at checkout"),
    /** Omnichannel, asynchronous: balance and rewards one day after an order. */
    S2("members are known and use rewards everywhere; the balance follows a day after an order"),
    /** Different rewards per channel. */
    S3("some rewards are for the web only, others for the point of sale only"),
    /** Identification at the point of sale only. */
    S4("members are known at the point of sale and use the rewards they already have"),
    ECOM_ONLY("members earn and use rewards in the shop only");

    private final String meaning;

    Scenario(String meaning) {
      this.meaning = meaning;
    }

    /** Returns what members get, as the end of a sentence. */
    public String meaning() {
      return meaning;
    }
  }

  /** How much work it is. */
  public enum Cost {
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH
  }

  /** Which system owns the codes. */
  public enum Owner {
    ECOM,
    POS,
    SPLIO,
    CONNECTOR
  }

  /** How the stock of codes is renewed. */
  public enum Renewal {
    PROGRAMMATIC,
    MANUAL,
    SPLIO_GENERATED,
    NOT_APPLICABLE
  }

  /** How a used code becomes worthless everywhere. */
  public enum Burn {
    AFTER_ORDER_API,
    AFTER_ORDER_BATCH,
    MIDDLEWARE_SPLIT_STOCK,
    NONE,
    NOT_APPLICABLE
  }

  /** What speaks for another choice or for this one. */
  public enum Recommendation {
    PREFER_S2(
        "a closed point of sale makes real time very expensive; rewards on the next day (S2) cost a"
            + " fraction"),
    S2_RECOMMENDED("with a closed point of sale this is the recommended scenario");

    private final String sentence;

    Recommendation(String sentence) {
      this.sentence = sentence;
    }

    /** Returns the recommendation as a sentence without capital and full stop. */
    public String sentence() {
      return sentence;
    }
  }

  /** What to be ready for. */
  public enum Warning {
    FRAUD_WINDOW(
        "a code may reach the point of sale late and be used twice until then; give the reward a"
            + " minimum purchase as custom field"),
    DELAY_NOTICE("tell members when a fresh code becomes usable"),
    INSTANT_BALANCE_IMPOSSIBLE("the order call never returns the balance; poll for it"),
    BURN_BATCH_WITH_S1(
        "rewards are instant but used codes are reported once a day; a code can be used on both"
            + " channels in between"),
    MANUAL_RENEWAL_STOCKOUT(
        "codes are renewed by a person; watch the stock, or rewards cannot be given"),
    DOUBLE_USE_POSSIBLE("a code used on one channel stays valid on the other"),
    BURN_NOT_REPORTED("Splio does not learn that a code was used");

    private final String sentence;

    Warning(String sentence) {
      this.sentence = sentence;
    }

    /** Returns the warning as a sentence without capital and full stop. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * A rule that was applied.
   *
   * @param rule the rule's name in the fact sheet, such as {@code G-3}
   * @param sentence why it holds and what follows
   */
  public record Reason(String rule, String sentence) {}
}
