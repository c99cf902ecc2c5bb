package dev.stampbook.examples.storefront.pages;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.Redemption;
import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.counter.Counter;
import dev.stampbook.examples.storefront.loyalty.Membership;
import dev.stampbook.examples.storefront.loyalty.OrderBook;
import dev.stampbook.examples.storefront.loyalty.RewardDesk;
import dev.stampbook.examples.storefront.loyalty.RewardOffer;
import dev.stampbook.examples.storefront.web.RandomToken;
import dev.stampbook.examples.storefront.web.Visit;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The checkout: what is bought, what points can take off, and paying. */
public final class CheckoutPages {

  private static final String NOT_NOW = "Rewards are not available right now.";

  private static final int LONGEST_CLICK = 64;

  private final Frame frame;
  private final Counter counter;
  private final Membership membership;
  private final RewardDesk rewards;
  private final LoyaltyProgram program;
  private final OrderBook orders;

  /** Checks out at this counter. */
  public CheckoutPages(
      Frame frame,
      Counter counter,
      Membership membership,
      RewardDesk rewards,
      LoyaltyProgram program,
      OrderBook orders) {
    this.frame = frame;
    this.counter = counter;
    this.membership = membership;
    this.rewards = rewards;
    this.program = program;
    this.orders = orders;
  }

  /** Adds the pages. */
  public void routes(RoutesConfig routes) {
    routes.get("/checkout", this::show);
    routes.post("/checkout", this::open);
    routes.post("/checkout/reward", this::take);
    routes.post("/checkout/reward/again", this::again);
    routes.post("/checkout/reward/remove", this::putBack);
    routes.post("/checkout/place", this::place);
  }

  private void open(Context page) {
    Account account = frame.member(page);
    Visit visit = frame.visit(page);
    if (visit.basket().isEmpty()) {
      page.redirect("/basket");
      return;
    }
    if (visit.checkout().isEmpty()) {
      visit.checkout(counter.open(account.id(), visit.basket()));
    }
    page.redirect("/checkout");
  }

  private void show(Context page) {
    Account account = frame.member(page);
    Optional<CheckoutId> checkout = frame.visit(page).checkout();
    if (checkout.isEmpty()) {
      frame.redirect(page, "/basket", "There is no open checkout; this is your basket.");
      return;
    }
    RewardDesk.Board board = rewards.board(membership.member(account), checkout.get());
    Map<String, Object> values = new HashMap<>(BillView.of(counter.bill(checkout.get())));
    values.put("checkout", checkout.get().value());
    values.put("rewardProblem", board.problem());
    values.put(
        "balance",
        board.balance().isPresent() ? Optional.of(board.balance().getAsLong()) : Optional.empty());
    values.put("held", Optional.of(board.held()).filter(points -> points > 0));
    values.put("hasWaiting", !board.waiting().isEmpty());
    values.put("waiting", board.waiting().stream().map(CheckoutPages::applied).toList());
    values.put("hasApplied", !board.applied().isEmpty());
    values.put("applied", board.applied().stream().map(CheckoutPages::applied).toList());
    values.put("hasOffers", !board.offers().isEmpty());
    values.put("offers", board.offers().stream().map(CheckoutPages::offer).toList());
    frame.show(page, "checkout", "Checkout", values);
  }

  private static Map<String, Object> applied(Redemption redemption) {
    return Map.of(
        "id", redemption.id().value(),
        "name", redemption.rewardName(),
        "points", redemption.points());
  }

  /** Every button carries an id of its own, so that pressing it twice is one redemption. */
  private static Map<String, Object> offer(RewardOffer offer) {
    return Map.of(
        "id", offer.reward().id().value(),
        "name", offer.reward().name(),
        "points", offer.points(),
        "worth", offer.worth().map(Prices::shown),
        "refusal", offer.refusal(),
        "click", RandomToken.next());
  }

  private void take(Context page) {
    Account account = frame.member(page);
    Optional<CheckoutId> checkout = frame.visit(page).checkout();
    Optional<MemberId> member = membership.member(account);
    String told =
        checkout.isEmpty() || member.isEmpty()
            ? NOT_NOW
            : rewards.take(
                member.get(),
                Frame.id(page, "reward", RewardId::of),
                checkout.get(),
                Frame.id(page, "click", click -> click(account, click)));
    frame.redirect(page, "/checkout", told);
  }

  private static RedemptionId click(Account account, String click) {
    if (click.isBlank() || click.length() > LONGEST_CLICK) {
      throw new IllegalArgumentException("a click has 1 to " + LONGEST_CLICK + " characters");
    }
    byte[] whoAndWhat = (account.id().value() + "-" + click).getBytes(StandardCharsets.UTF_8);
    return RedemptionId.of(
        "shop-" + UUID.nameUUIDFromBytes(whoAndWhat)); // ids of 60 characters at most
  }

  private void again(Context page) {
    Account account = frame.member(page);
    RedemptionId id = Frame.id(page, "redemption", RedemptionId::of);
    Optional<CheckoutId> checkout = frame.visit(page).checkout();
    Optional<MemberId> member = membership.member(account);
    frame.redirect(
        page,
        "/checkout",
        checkout.isEmpty() || member.isEmpty()
            ? NOT_NOW
            : rewards.useAgain(member.get(), id, checkout.get()));
  }

  private void putBack(Context page) {
    Account account = frame.member(page);
    RedemptionId id = Frame.id(page, "redemption", RedemptionId::of);
    frame.redirect(
        page,
        "/checkout",
        membership.member(account).map(member -> rewards.putBack(member, id)).orElse(NOT_NOW));
  }

  /** Paying twice, from two tabs or by the back button, is one order: the checkout decides, not the click. */
  private void place(Context page) {
    Account account = frame.member(page);
    Visit visit = frame.visit(page);
    String shown = Frame.field(page, "checkout");
    Optional<CheckoutId> open = visit.checkout();
    if (open.isEmpty() || !open.get().value().equals(shown)) {
      Optional<OrderId> placed = orders.of(account.id()).stream().findFirst();
      frame.redirect(
          page,
          placed.map(order -> "/orders/" + order.value()).orElse("/basket"),
          placed.isPresent()
              ? "This checkout was paid already; here is your order."
              : "This checkout is no longer open.");
      return;
    }
    try {
      OrderId order = counter.place(open.get());
      orders.placed(order, account.id());
      visit.ordered(open.get());
      program.orderChanged(order);
      frame.redirect(page, "/orders/" + order.value(), "Thank you for your order.");
    } catch (IllegalStateException codeIsGone) {
      frame.redirect(
          page,
          "/checkout",
          "Nothing was charged: a code on this checkout has been used meanwhile. Take it off to go on.");
    }
  }
}
