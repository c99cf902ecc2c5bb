package dev.stampbook.bigcommerce;

import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.SystemName;
import dev.stampbook.bigcommerce.api.Metafield;
import dev.stampbook.bigcommerce.api.MetafieldDraft;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderNotes;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RedemptionNote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps redemptions as metafields of their orders (sheet 3.7): one per redemption, in the namespace {@code stampbook}, under the key {@code
 * r:<redemption>}, as JSON. Only the API account that wrote them sees them.
 */
public final class BigCommerceOrderNotes implements OrderNotes {

  private static final String NAMESPACE = "stampbook";
  private static final String PREFIX = "r:";
  private static final String MOST = "250";

  private final BigCommerceApi api;
  private final NoteJson json = new NoteJson();

  BigCommerceOrderNotes(BigCommerceApi api) {
    this.api = api;
  }

  @Override
  public SystemName system() {
    return BigCommerce.SYSTEM;
  }

  /** {@inheritDoc} A metafield can be written for an order that does not exist (sheet 3.7); the order is not asked for. */
  @Override
  public void write(OrderId order, RedemptionNote note) {
    long id =
        number(order)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "orders of BigCommerce have numbers",
                        FailedCall.unanswered(BigCommerce.SYSTEM, "createOrderMetafield")));
    String value = json.write(note);
    Optional<Metafield> there = find(id, note.redemption());
    if (there.isEmpty()) {
      there = create(id, note.redemption(), value);
    }
    if (there.isPresent() && !there.get().value().equals(Optional.of(value))) {
      api.orders().updateMetafield(id, there.get().id(), draft(note.redemption(), value));
    }
  }

  /** Whatever went wrong, the metafield decides: when it is there, somebody wrote it (sheet 9). */
  private Optional<Metafield> create(long order, RedemptionId redemption, String value) {
    try {
      return Optional.of(api.orders().createMetafield(order, draft(redemption, value)).data());
    } catch (ConflictException | OutcomeUnknownException e) {
      Optional<Metafield> there = find(order, redemption);
      if (there.isEmpty()) {
        throw e;
      }
      return there;
    }
  }

  private static MetafieldDraft draft(RedemptionId redemption, String value) {
    return new MetafieldDraft(
        Optional.empty(),
        Optional.empty(),
        "app_only",
        NAMESPACE,
        PREFIX + redemption,
        value,
        Optional.of("a reward that paid part of this order"));
  }

  private Optional<Metafield> find(long order, RedemptionId redemption) {
    String key = PREFIX + redemption;
    return api
        .orders()
        .metafields(order, Map.of("namespace", NAMESPACE, "key", key))
        .data()
        .stream()
        .filter(found -> found.key().filter(key::equals).isPresent())
        .findFirst();
  }

  @Override
  public List<RedemptionNote> read(OrderId order) {
    Optional<Long> id = number(order);
    if (id.isEmpty()) {
      return List.of();
    }
    Map<String, String> filters = Map.of("namespace", NAMESPACE, "limit", MOST);
    try {
      return api.orders().metafields(id.get(), filters).data().stream()
          .filter(found -> found.key().filter(key -> key.startsWith(PREFIX)).isPresent())
          .flatMap(found -> found.value().stream())
          .flatMap(value -> json.read(value).stream())
          .toList();
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  private static Optional<Long> number(OrderId order) {
    return order.value().matches("[0-9]{1,18}")
        ? Optional.of(Long.parseLong(order.value()))
        : Optional.empty();
  }
}
