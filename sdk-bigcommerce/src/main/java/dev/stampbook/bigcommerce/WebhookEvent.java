package dev.stampbook.bigcommerce;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A webhook call that was believed (sheet 10.2). It carries no amounts and no state: it only says what to read again. Calls come late,
 * twice and in any order.
 *
 * @param scope the topic as sent, such as {@code store/order/statusUpdated}
 * @param storeHash the store, from {@code producer}; empty when it was not sent
 * @param createdAt when it happened
 * @param hash identifies the event; no proof of anything, and not known to differ between two changes of one order (sheet 10.4)
 * @param subject what it is about
 */
public record WebhookEvent(
    String scope, Optional<String> storeHash, Instant createdAt, String hash, Subject subject) {

  /** Returns the order to read again, when there is one. */
  public Optional<OrderId> changedOrder() {
    return subject.changedOrder();
  }

  /** What happened to a thing. */
  public enum Verb {
    CREATED,
    UPDATED,
    DELETED,
    ARCHIVED,
    /** A word this release does not know. */
    OTHER
  }

  /** What a webhook is about. */
  public sealed interface Subject {

    /** Returns the order to read again, when there is one. */
    default Optional<OrderId> changedOrder() {
      return Optional.empty();
    }
  }

  /** An order was created (also when only its payment page was opened), updated or archived. */
  public record OrderChanged(OrderId order, Verb verb) implements Subject {
    @Override
    public Optional<OrderId> changedOrder() {
      return Optional.of(order);
    }
  }

  /** An order moved to another status; the ids are missing in some calls. */
  public record OrderStatusUpdated(
      OrderId order, Optional<Integer> previousStatusId, Optional<Integer> newStatusId)
      implements Subject {
    @Override
    public Optional<OrderId> changedOrder() {
      return Optional.of(order);
    }
  }

  /** A refund was created; its payment may still be declined. */
  public record OrderRefunded(OrderId order, Optional<RefundId> refund) implements Subject {
    @Override
    public Optional<OrderId> changedOrder() {
      return Optional.of(order);
    }
  }

  /** A message was added to an order; nothing to do for points. */
  public record OrderMessageCreated(OrderId order, Optional<Long> messageId) implements Subject {}

  /** A payment transaction of an order was created or updated. */
  public record OrderTransactionChanged(
      OrderId order,
      Verb verb,
      Optional<String> transactionId,
      Optional<String> status,
      Optional<String> type)
      implements Subject {
    @Override
    public Optional<OrderId> changedOrder() {
      return Optional.of(order);
    }
  }

  /** A metafield of an order changed; nothing to do for points. */
  public record OrderMetafieldChanged(OrderId order, Verb verb, Optional<Long> metafieldId)
      implements Subject {}

  /** A customer was created, updated or deleted; changes by API to attributes are not told. */
  public record CustomerChanged(CustomerId customer, Verb verb) implements Subject {}

  /** An address of a customer changed. */
  public record CustomerAddressChanged(CustomerId customer, Verb verb, Optional<Long> addressId)
      implements Subject {}

  /** The channels a customer may sign in to changed. */
  public record CustomerChannelAccessChanged(CustomerId customer, List<Long> channelIds)
      implements Subject {

    /** Copies the list. */
    public CustomerChannelAccessChanged {
      channelIds = List.copyOf(channelIds);
    }
  }

  /** A subscriber changed; a deletion tells the id only, so keep the address to each id. */
  public record SubscriberChanged(long subscriberId, Verb verb) implements Subject {}

  /** A cart became an order. */
  public record CartConverted(CheckoutId checkout, OrderId order) implements Subject {
    @Override
    public Optional<OrderId> changedOrder() {
      return Optional.of(order);
    }
  }

  /** A coupon was put on a cart. */
  public record CartCouponApplied(CheckoutId checkout, Optional<Long> couponId)
      implements Subject {}

  /** The shop could not deliver webhooks (sheet 10.4). */
  public record DeliveryException(Optional<Long> hookId, Optional<Integer> errorCode)
      implements Subject {}

  /** The store's information changed. */
  public record StoreInformationUpdated() implements Subject {}

  /** The app was uninstalled; its token is dead. */
  public record AppUninstalled() implements Subject {}

  /** A topic this release does not know. */
  public record Unknown() implements Subject {}
}
