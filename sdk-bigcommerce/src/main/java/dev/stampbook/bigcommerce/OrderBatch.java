package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.Customer;
import dev.stampbook.bigcommerce.api.OrderConsignment;
import dev.stampbook.bigcommerce.api.OrderConsignments;
import dev.stampbook.bigcommerce.api.OrderFee;
import dev.stampbook.bigcommerce.api.OrderFees;
import dev.stampbook.bigcommerce.api.OrderProduct;
import dev.stampbook.bigcommerce.api.OrderRefund;
import dev.stampbook.bigcommerce.api.OrdersApi;
import dev.stampbook.bigcommerce.api.RefundRow;
import dev.stampbook.bigcommerce.api.Rows;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what belongs to the orders of one page in as few calls as possible. A page costs one call for the orders, with lines and fees
 * inside, and one for all their refunds (more only when there are more refunds than fit a page, or more ids than fit a URL); with {@link
 * CustomerLookup#ACCOUNT} one more for the accounts.
 *
 * <p>Only these orders cost calls of their own: one for the lines, where the shop did not put them inside although they are needed (a LINES
 * read, gift certificates, refunds of mixed items, or a refunded line that is missing); one for the fees, where only a link came.
 */
final class OrderBatch {

  static final Map<String, String> INCLUDES =
      Map.of("include", "consignments.line_items,fees", "consignment_structure", "object");

  private static final int IDS_PER_CALL = 250; // at most 4 kB of URL with ids of ten digits
  private static final int LINES_PER_PAGE = 250;
  private static final int MOST_LINE_PAGES = 40;

  private final BigCommerceApi api;
  private final BigCommerceSettings settings;
  private final Map<Long, List<OrderRefund>> refunds = new HashMap<>();
  private final Map<Long, String> unreadable = new HashMap<>();
  private final Map<Long, Customer> accounts = new HashMap<>();

  OrderBatch(BigCommerceApi api, BigCommerceSettings settings, Collection<ShopOrder> orders) {
    this.api = api;
    this.settings = settings;
    chunks(orders.stream().map(ShopOrder::id)).forEach(this::readRefunds);
    if (settings.customerLookup() == CustomerLookup.ACCOUNT) {
      chunks(orders.stream().flatMap(order -> order.customerId().stream()).filter(id -> id > 0))
          .forEach(this::readAccounts);
    }
  }

  private static List<List<Long>> chunks(Stream<Long> ids) {
    List<Long> all = ids.distinct().sorted().toList();
    List<List<Long>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += IDS_PER_CALL) {
      chunks.add(all.subList(from, Math.min(all.size(), from + IDS_PER_CALL)));
    }
    return chunks;
  }

  private static String csv(List<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private void readRefunds(List<Long> orderIds) {
    Rows<RefundRow> page;
    int number = 1;
    do {
      page =
          api.orders()
              .refunds(
                  Map.of(
                      "order_id:in", csv(orderIds),
                      "limit", String.valueOf(settings.refundPageSize()),
                      "page", String.valueOf(number++)));
      page.data().forEach(this::add);
    } while (page.hasMore());
  }

  private void add(RefundRow row) {
    row.refund()
        .ifPresent(
            refund ->
                refunds.computeIfAbsent(refund.orderId(), id -> new ArrayList<>()).add(refund));
    row.unreadable()
        .ifPresent(
            broken ->
                broken
                    .orderId()
                    .filter(id -> id.matches("[0-9]{1,18}"))
                    .ifPresent(
                        id ->
                            unreadable.put(
                                Long.valueOf(id), "a refund cannot be read: " + broken.problem())));
  }

  private void readAccounts(List<Long> customerIds) {
    Map<String, String> filters =
        Map.of("id:in", csv(customerIds), "limit", String.valueOf(IDS_PER_CALL));
    api.customers()
        .customers(filters)
        .data()
        .forEach(customer -> accounts.put(customer.id(), customer));
  }

  /** Returns the snapshot of one order of this batch; throws {@link UnreadableOrderException} when it cannot be read. */
  Order snapshot(ShopOrder order, OrderDetail detail) {
    String problem = unreadable.get(order.id());
    if (problem != null) {
      throw new UnreadableOrderException(problem);
    }
    List<OrderRefund> own = refunds.getOrDefault(order.id(), List.of());
    return new OrderReading(
            order,
            fees(order),
            lines(order, own, detail),
            own,
            order.customerId().map(accounts::get))
        .snapshot(detail, settings.states(), settings.rewardCode());
  }

  private List<OrderFee> fees(ShopOrder order) {
    return order
        .fees()
        .filter(OrderFees::inline)
        .or(() -> api.orders().fees(order.id()))
        .map(OrderFees::fees)
        .orElse(List.of());
  }

  private Optional<List<OrderProduct>> lines(
      ShopOrder order, List<OrderRefund> own, OrderDetail detail) {
    Optional<OrderConsignments> told =
        order
            .consignments()
            .filter(found -> found.structure() == OrderConsignments.Structure.OBJECT);
    Optional<List<OrderProduct>> inline = told.flatMap(OrderBatch::inline);
    boolean complete = inline.filter(lines -> holdsRefunded(lines, own)).isPresent();
    boolean giftCards = told.map(found -> !found.giftCertificates().isEmpty()).orElse(true);
    boolean needed =
        detail == OrderDetail.LINES || giftCards || own.stream().anyMatch(OrderBatch::isMixed);
    return complete || !needed ? inline : Optional.of(readLines(api.orders(), order.id()));
  }

  private static Optional<List<OrderProduct>> inline(OrderConsignments consignments) {
    List<OrderConsignment> all =
        Stream.of(
                consignments.shipping(),
                consignments.pickups(),
                consignments.downloads(),
                consignments.giftCertificates())
            .flatMap(List::stream)
            .toList();
    List<OrderProduct> lines = new ArrayList<>();
    for (OrderConsignment consignment : all) {
      if (consignment.lineItems().filter(found -> found.inline()).isEmpty()) {
        return Optional.empty();
      }
      lines.addAll(consignment.lineItems().orElseThrow().lines());
    }
    Map<Long, OrderProduct> byId =
        lines.stream()
            .collect(
                Collectors.toMap(
                    OrderProduct::id,
                    Function.identity(),
                    (one, same) -> one,
                    java.util.TreeMap::new));
    return byId.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(byId.values()));
  }

  private static boolean holdsRefunded(List<OrderProduct> lines, List<OrderRefund> refunds) {
    return refunds.stream()
        .flatMap(refund -> refund.items().stream())
        .filter(OrderBatch::isProduct)
        .flatMap(item -> item.itemId().stream())
        .allMatch(id -> lines.stream().anyMatch(line -> line.id() == id));
  }

  private static boolean isMixed(OrderRefund refund) {
    long products = refund.items().stream().filter(OrderBatch::isProduct).count();
    return products > 1 || (products == 1 && refund.items().size() > 1);
  }

  private static boolean isProduct(OrderRefund.Item item) {
    return item.itemType().filter("PRODUCT"::equals).isPresent();
  }

  private static List<OrderProduct> readLines(OrdersApi orders, long orderId) {
    List<OrderProduct> lines = new ArrayList<>();
    for (int page = 1; page <= MOST_LINE_PAGES; page++) {
      List<OrderProduct> more = orders.products(orderId, page, LINES_PER_PAGE);
      lines.addAll(more);
      if (more.size() < LINES_PER_PAGE) {
        return lines;
      }
    }
    throw new UnreadableOrderException(
        "the order has more than " + MOST_LINE_PAGES * LINES_PER_PAGE + " lines; award it by hand");
  }
}
