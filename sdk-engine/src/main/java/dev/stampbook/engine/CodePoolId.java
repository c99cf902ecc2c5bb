package dev.stampbook.engine;

import dev.stampbook.SystemName;
import dev.stampbook.order.ChannelId;
import dev.stampbook.reward.RewardId;
import java.util.Optional;

/**
 * Identifies a stock of one-time codes.
 *
 * @param reward the reward whose redemptions get the codes
 * @param owner the system that makes the codes and knows them: a commerce system, a till, a provider
 * @param channel the channel this part of a split stock is for; empty when all channels share one stock
 */
public record CodePoolId(RewardId reward, SystemName owner, Optional<ChannelId> channel) {

  /** Returns the id of a stock that all channels share. */
  public static CodePoolId of(RewardId reward, SystemName owner) {
    return new CodePoolId(reward, owner, Optional.empty());
  }

  /** Returns the id of the part for one channel. */
  public CodePoolId on(ChannelId value) {
    return new CodePoolId(reward, owner, Optional.of(value));
  }

  @Override
  public String toString() {
    return reward + " of " + owner + channel.map(id -> " on " + id).orElse("");
  }
}
