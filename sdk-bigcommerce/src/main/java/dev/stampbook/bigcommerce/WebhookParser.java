package dev.stampbook.bigcommerce;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.bigcommerce.WebhookEvent.Subject;
import dev.stampbook.bigcommerce.WebhookEvent.Verb;
import dev.stampbook.bigcommerce.api.WireJson;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.RefundId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bodies of webhook calls (sheet 10.2). */
final class WebhookParser {

  private static final String CHANNEL = "store/channel/[0-9]+/";

  /** The envelope of every call. */
  record Envelope(
      String scope,
      Optional<String> hash,
      Optional<Long> createdAt,
      Optional<String> producer,
      Map<String, Object> data) {}

  private final JsonAdapter<Envelope> adapter = WireJson.json().moshi().adapter(Envelope.class);

  WebhookEvent parse(byte[] body) {
    Envelope call;
    try {
      call = adapter.fromJson(new String(body, StandardCharsets.UTF_8));
    } catch (IOException | JsonDataException e) {
      throw malformed("the body is no webhook call");
    }
    if (call == null) {
      throw malformed("the body is empty");
    }
    return new WebhookEvent(
        call.scope(),
        call.producer().map(producer -> producer.replaceFirst("^stores/", "")),
        Instant.ofEpochSecond(call.createdAt().orElse(0L)),
        call.hash().orElse(""),
        subject(call));
  }

  private static MalformedResponseException malformed(String message) {
    return new MalformedResponseException(
        message + "; answer 400 and let it be sent again",
        FailedCall.unanswered(BigCommerce.SYSTEM, "webhook"),
        RemoteEffect.NOT_SENT);
  }

  /** Topics of a channel are those of the store, but name the order {@code order_id}. */
  private static Subject subject(Envelope call) {
    String topic = call.scope().replaceFirst("^" + CHANNEL, "").replaceFirst("^store/", "");
    Data data = new Data(call.data());
    Verb verb = verb(topic);
    return switch (topic.replaceFirst("/(created|updated|deleted|archived)$", "")) {
      case "order" -> new WebhookEvent.OrderChanged(data.order(), verb);
      case "order/statusUpdated" ->
          new WebhookEvent.OrderStatusUpdated(
              data.order(),
              data.in("status").number("previous_status_id").map(Long::intValue),
              data.in("status").number("new_status_id").map(Long::intValue));
      case "order/refund" ->
          new WebhookEvent.OrderRefunded(
              data.order(),
              data.in("refund").number("refund_id").map(id -> RefundId.of(id.toString())));
      case "order/message" ->
          new WebhookEvent.OrderMessageCreated(
              data.order(), data.in("message").number("order_message_id"));
      case "order/transaction" ->
          new WebhookEvent.OrderTransactionChanged(
              data.order(),
              verb,
              data.text("transaction_id"),
              data.text("transaction_status"),
              data.text("transaction_type"));
      case "order/metafield" ->
          new WebhookEvent.OrderMetafieldChanged(data.order(), verb, data.number("metafield_id"));
      case "customer" -> new WebhookEvent.CustomerChanged(data.customer("id"), verb);
      case "customer/address" ->
          new WebhookEvent.CustomerAddressChanged(
              data.in("address").customer("customer_id"), verb, data.number("id"));
      case "customer/channel/login/access" ->
          new WebhookEvent.CustomerChannelAccessChanged(
              data.customer("customer_id"), data.numbers("channel_ids"));
      case "subscriber" ->
          new WebhookEvent.SubscriberChanged(data.required(data.number("id")), verb);
      case "cart/converted" ->
          new WebhookEvent.CartConverted(
              CheckoutId.of(data.required(data.text("id"))), data.order("orderId"));
      case "cart/couponApplied" ->
          new WebhookEvent.CartCouponApplied(
              CheckoutId.of(data.required(data.text("id"))), data.number("couponId"));
      case "hook/deliveryException" ->
          new WebhookEvent.DeliveryException(
              data.number("id"), data.number("error_code").map(Long::intValue));
      case "information" -> new WebhookEvent.StoreInformationUpdated();
      case "app/uninstalled" -> new WebhookEvent.AppUninstalled();
      default -> new WebhookEvent.Unknown();
    };
  }

  private static Verb verb(String topic) {
    return switch (topic.substring(topic.lastIndexOf('/') + 1)) {
      case "created" -> Verb.CREATED;
      case "updated" -> Verb.UPDATED;
      case "deleted" -> Verb.DELETED;
      case "archived" -> Verb.ARCHIVED;
      default -> Verb.OTHER;
    };
  }

  /** The part of a call that names things; ids are numbers or texts, depending on the topic. */
  private record Data(Map<?, ?> fields) {

    Data in(String field) {
      return new Data(fields.get(field) instanceof Map<?, ?> nested ? nested : Map.of());
    }

    Optional<String> text(String field) {
      return Optional.ofNullable(fields.get(field))
          .map(
              value ->
                  value instanceof BigDecimal number ? number.toPlainString() : value.toString())
          .filter(text -> !text.isBlank() && text.length() <= 100);
    }

    Optional<Long> number(String field) {
      return text(field).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    List<Long> numbers(String field) {
      return fields.get(field) instanceof List<?> list
          ? list.stream()
              .map(String::valueOf)
              .filter(text -> text.matches("[0-9]{1,18}"))
              .map(Long::valueOf)
              .toList()
          : List.of();
    }

    OrderId order() {
      return number("id")
          .or(() -> number("order_id"))
          .or(() -> number("resource_id"))
          .map(id -> OrderId.of(id.toString()))
          .orElseThrow(() -> malformed("the call names no order"));
    }

    OrderId order(String field) {
      return OrderId.of(required(number(field)).toString());
    }

    CustomerId customer(String field) {
      return CustomerId.of(required(number(field)).toString());
    }

    <T> T required(Optional<T> id) {
      return id.orElseThrow(() -> malformed("the call does not name what it is about"));
    }
  }
}
