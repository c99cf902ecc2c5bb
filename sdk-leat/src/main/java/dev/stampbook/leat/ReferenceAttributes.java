package dev.stampbook.leat;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.UnavailableException;
import dev.stampbook.leat.api.LoyaltyTransactionAttribute;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the account's fields that carry our references, once, before the first posting (sheet section 9). Needs no lock: making one twice is refused. */
final class ReferenceAttributes {

  private static final String CREATE = "createLoyaltyTransactionAttribute";

  private final LeatApi api;
  private final Map<String, String> wanted = new LinkedHashMap<>();
  private volatile boolean ready;

  ReferenceAttributes(LeatApi api, LeatSettings settings) {
    this.api = api;
    wanted.put(settings.referenceAttribute(), "External reference");
    wanted.put(settings.orderAttribute(), "External order");
  }

  /**
   * Makes sure that they exist.
   *
   * @throws LoyaltyException when that cannot be told or done; nothing was posted then
   */
  void ensure() {
    if (ready) {
      return;
    }
    Map<String, LoyaltyTransactionAttribute> there = list();
    wanted.forEach(
        (name, label) -> {
          if (!there.containsKey(name)) {
            create(name, label);
          } else if (there.get(name).isHardReadOnly().orElse(false)) {
            throw new InvalidRequestException(
                "Leat's transaction attribute " + name + " cannot be written: name another one",
                FailedCall.unanswered(Leat.NAME, CREATE));
          }
        });
    ready = true;
  }

  void forget() {
    ready = false;
  }

  private Map<String, LoyaltyTransactionAttribute> list() {
    return LeatPages.present(
            "listLoyaltyTransactionAttributes", api.ledger().listLoyaltyTransactionAttributes())
        .stream()
        .collect(
            Collectors.toMap(LoyaltyTransactionAttribute::name, Function.identity(), (a, b) -> a));
  }

  private void create(String name, String label) {
    try {
      api.ledger()
          .createLoyaltyTransactionAttribute(
              new LoyaltyTransactionAttribute.Create(
                  name,
                  "text",
                  Optional.of(label),
                  Optional.of("Set by the shop's integration; do not change it."),
                  Optional.empty()));
    } catch (
        LoyaltyException failure) { // it may be there all the same, made by this call or by another
      if (!list().containsKey(name)) {
        throw failure.effect().mayHaveActed() ? notYet(failure) : failure;
      }
    }
  }

  private static UnavailableException notYet(LoyaltyException failure) {
    UnavailableException unsent =
        new UnavailableException(
            "the attribute for references could not be made; nothing was posted", failure.call());
    unsent.initCause(failure);
    return unsent;
  }
}
