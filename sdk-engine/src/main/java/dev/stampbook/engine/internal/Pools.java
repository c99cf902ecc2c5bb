package dev.stampbook.engine.internal;

import dev.stampbook.engine.BurnPropagation;
import dev.stampbook.engine.CodePool;
import dev.stampbook.engine.CodePoolId;
import dev.stampbook.engine.CodeRenewal;
import dev.stampbook.engine.internal.store.CodeRows.Burn;
import dev.stampbook.order.ChannelId;
import dev.stampbook.reward.RewardId;
import java.util.List;
import java.util.Optional;

/** The stocks of codes a program was built with. */
final class Pools {

  private final List<CodePool> all;

  Pools(List<CodePool> all) {
    this.all = all;
  }

  List<CodePool> all() {
    return all;
  }

  /** Returns whether redemptions of a reward get their codes from here, on whatever channel. */
  boolean has(RewardId reward) {
    return all.stream().anyMatch(pool -> handsOut(pool) && pool.id().reward().equals(reward));
  }

  /** Returns the stock for a reward on a channel: the channel's own part where the stock is split, else the one for all. */
  Optional<CodePoolId> of(RewardId reward, Optional<ChannelId> channel) {
    List<CodePoolId> fitting =
        all.stream()
            .filter(Pools::handsOut)
            .map(CodePool::id)
            .filter(id -> id.reward().equals(reward))
            .toList();
    return fitting.stream()
        .filter(id -> id.channel().isPresent() && id.channel().equals(channel))
        .findFirst()
        .or(() -> fitting.stream().filter(id -> id.channel().isEmpty()).findFirst());
  }

  /** Codes that the provider makes itself are not kept here. */
  private static boolean handsOut(CodePool pool) {
    return !(pool.renewal() instanceof CodeRenewal.ByProvider);
  }

  /** Returns how the use of a code of a stock is told to others. */
  Burn burn(CodePoolId id) {
    return all.stream()
        .filter(pool -> pool.id().equals(id))
        .map(CodePool::burns)
        .map(
            burns ->
                burns instanceof BurnPropagation.ByCall
                    ? Burn.DUE
                    : burns instanceof BurnPropagation.DailyBatch ? Burn.BATCH : Burn.NO)
        .findFirst()
        .orElse(Burn.NO);
  }
}
