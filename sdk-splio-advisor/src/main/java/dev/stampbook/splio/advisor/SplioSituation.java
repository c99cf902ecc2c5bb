package dev.stampbook.splio.advisor;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Describes a merchant's systems, as far as the way to connect them depends on it (fact sheet splio.md section 15.1).
 *
 * @param connector which ready-made connector exists
 * @param channels where members buy, at least one
 * @param facts what is true of the systems
 * @param freshness how soon a reward must be usable
 * @param ecom what the shop can do with codes
 * @param pos what the point of sale can do with codes
 * @param mainTraffic where most members buy
 */
public record SplioSituation(
    Connector connector,
    Set<Channel> channels,
    Set<Fact> facts,
    Freshness freshness,
    CodeSystem ecom,
    CodeSystem pos,
    Channel mainTraffic) {

  /** A ready-made connector. */
  public enum Connector {
    NONE,
    /** From Splio to the shop or the point of sale. */
    SPLIO_CONNECTOR,
    /** From the shop to the point of sale. */
    SHOP_POS_CONNECTOR
  }

  /** A place where members buy. */
  public enum Channel {
    ECOM,
    POS
  }

  /** Something that is true of the merchant's systems. */
  public enum Fact {
    CODES_NEEDED_AT_POS,
    /** The point of sale knows who buys. */
    IDENTIFIED_AT_POS,
    /** Shop and point of sale know a customer by the same identifier. */
    IDENTITY_SHARED,
    /** The point of sale can talk to third parties. */
    POS_OPEN,
    /** One reward can be used on both channels. */
    SAME_REWARDS,
    /** Something stands between the systems that can split a stock. */
    MIDDLEWARE,
    /** Splio makes the codes where it owns them. */
    REWARDS_AUTO_GENERATED
  }

  /** How soon a reward must be usable after the order that earned it. */
  public enum Freshness {
    INSTANT,
    NEXT_DAY
  }

  public SplioSituation {
    channels = Set.copyOf(channels);
    facts = Set.copyOf(facts);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("members buy somewhere: name ecom, pos or both");
    }
  }

  /** Returns the situation of the sheet's defaults: both channels, a closed point of sale, no system that handles codes. */
  public static SplioSituation standard() {
    return new SplioSituation(
        Connector.NONE,
        EnumSet.allOf(Channel.class),
        EnumSet.of(
            Fact.CODES_NEEDED_AT_POS,
            Fact.IDENTIFIED_AT_POS,
            Fact.IDENTITY_SHARED,
            Fact.SAME_REWARDS,
            Fact.REWARDS_AUTO_GENERATED),
        Freshness.NEXT_DAY,
        CodeSystem.none(),
        CodeSystem.none(),
        Channel.POS);
  }

  /** Returns a copy with this connector. */
  public SplioSituation connector(Connector value) {
    return new SplioSituation(value, channels, facts, freshness, ecom, pos, mainTraffic);
  }

  /** Returns a copy whose members buy exactly there. */
  public SplioSituation sellingAt(Channel channel, Channel... others) {
    return new SplioSituation(
        connector, EnumSet.of(channel, others), facts, freshness, ecom, pos, mainTraffic);
  }

  /** Returns a copy of which these facts are true too. */
  public SplioSituation with(Fact... more) {
    Set<Fact> all = EnumSet.noneOf(Fact.class);
    all.addAll(facts);
    all.addAll(Arrays.asList(more));
    return new SplioSituation(connector, channels, all, freshness, ecom, pos, mainTraffic);
  }

  /** Returns a copy of which these facts are not true. */
  public SplioSituation without(Fact... fewer) {
    Set<Fact> all = EnumSet.noneOf(Fact.class);
    all.addAll(facts);
    Arrays.asList(fewer).forEach(all::remove);
    return new SplioSituation(connector, channels, all, freshness, ecom, pos, mainTraffic);
  }

  /** Returns a copy with this freshness. */
  public SplioSituation freshness(Freshness value) {
    return new SplioSituation(connector, channels, facts, value, ecom, pos, mainTraffic);
  }

  /** Returns a copy whose shop can do this. */
  public SplioSituation ecom(CodeSystem value) {
    return new SplioSituation(connector, channels, facts, freshness, value, pos, mainTraffic);
  }

  /** Returns a copy whose point of sale can do this. */
  public SplioSituation pos(CodeSystem value) {
    return new SplioSituation(connector, channels, facts, freshness, ecom, value, mainTraffic);
  }

  /** Returns a copy with most traffic on this channel. */
  public SplioSituation mainTraffic(Channel value) {
    return new SplioSituation(connector, channels, facts, freshness, ecom, pos, value);
  }

  /** Returns whether a fact is true. */
  public boolean is(Fact fact) {
    return facts.contains(fact);
  }

  /** Returns what the system of a channel can do with codes. */
  public CodeSystem system(Channel channel) {
    return channel == Channel.ECOM ? ecom : pos;
  }
}
