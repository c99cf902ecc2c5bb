package dev.stampbook.reward;

/**
 * A reward the member can take now.
 *
 * @param reward the reward
 * @param least the fewest points it can be taken with
 * @param most the most points the member can put in; equal to {@code least} for a fixed cost
 */
public record AffordableReward(Reward reward, long least, long most) {}
