package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The health of the webhooks (sheet 10.1). */
public record HookAdmin(
    List<String> emails, List<BlockedDomain> blockedDomains, List<State> hooksList) {

  /** A destination that gets no calls for a while (sheet 10.4). */
  public record BlockedDomain(
      Optional<String> destination, Optional<Integer> timeLeft, List<String> reasons) {}

  /** The state of one webhook: inactive, active or deactivated (sheet 10.1). */
  public record State(
      Optional<Long> id,
      Optional<String> clientId,
      Optional<String> storeHash,
      Optional<String> scope,
      Optional<String> destination,
      Map<String, String> headers,
      Optional<Boolean> isActive,
      Optional<WireTime> createdAt,
      Optional<WireTime> updatedAt,
      Optional<String> status) {

    @Override
    public String toString() {
      return "hook(" + id + ", " + scope + ", " + status + ")";
    }
  }

  @Override
  public String toString() {
    return "hook administration(" + hooksList + ")";
  }
}
