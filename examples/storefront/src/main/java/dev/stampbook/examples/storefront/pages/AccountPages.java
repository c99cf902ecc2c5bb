package dev.stampbook.examples.storefront.pages;

import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.Redemption;
import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.account.Accounts;
import dev.stampbook.examples.storefront.consent.ConsentDesk;
import dev.stampbook.examples.storefront.loyalty.Membership;
import dev.stampbook.examples.storefront.loyalty.OrderBook;
import dev.stampbook.examples.storefront.loyalty.RewardDesk;
import dev.stampbook.examples.storefront.web.Visits;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The customer's account: points, rewards, orders, what may be sent, closing it; and the consent step after registering. */
public final class AccountPages {

  private final Frame frame;
  private final Visits visits;
  private final Accounts accounts;
  private final Membership membership;
  private final RewardDesk rewards;
  private final LoyaltyProgram program;
  private final OrderBook orders;
  private final ConsentDesk consent;
  private final ConsentForm form;

  /** Shows the accounts. */
  public AccountPages(
      Frame frame,
      Visits visits,
      Accounts accounts,
      Membership membership,
      RewardDesk rewards,
      LoyaltyProgram program,
      OrderBook orders,
      ConsentDesk consent) {
    this.frame = frame;
    this.visits = visits;
    this.accounts = accounts;
    this.membership = membership;
    this.rewards = rewards;
    this.program = program;
    this.orders = orders;
    this.consent = consent;
    this.form = new ConsentForm(frame);
  }

  /** Adds the pages. */
  public void routes(RoutesConfig routes) {
    routes.get("/consent", this::step);
    routes.post("/consent", page -> answered(page, ConsentDesk.Form.REGISTRATION));
    routes.get("/account", this::account);
    routes.post("/account/options", page -> answered(page, ConsentDesk.Form.ACCOUNT));
    routes.post("/account/reconfirm", page -> answered(page, ConsentDesk.Form.RECONFIRMATION));
    routes.post("/account/deactivate", this::deactivate);
  }

  /** The boxes of the step are empty whatever is on record: only a tick made here counts. */
  private void step(Context page) {
    Map<String, Object> values = ConsentForm.values(frame.member(page), Set.of());
    values.put("action", "/consent");
    frame.show(page, "consent-step", "May we write to you?", values);
  }

  private void answered(Context page, ConsentDesk.Form which) {
    Account account = frame.member(page);
    consent.answered(account, which, form.sent(page, account));
    frame.redirect(page, "/account", "Your choice is saved.");
  }

  private void account(Context page) {
    Account account = frame.member(page);
    Optional<MemberId> member = membership.member(account);
    OptionalLong balance = member.map(rewards::balance).orElse(OptionalLong.empty());
    List<Redemption> usable =
        member.map(one -> program.redemptions().usable(one)).orElse(List.of());
    Map<String, Object> values = ConsentForm.values(account, consent.on(account));
    values.put("name", account.name());
    values.put("number", account.id().customer().value());
    values.put("ask", consent.hasToAsk(account));
    values.put(
        "balance", balance.isPresent() ? Optional.of(balance.getAsLong()) : Optional.empty());
    values.put("hasUsable", !usable.isEmpty());
    values.put(
        "usable",
        usable.stream()
            .map(
                one ->
                    Map.of(
                        "name", one.rewardName(),
                        "points", one.points(),
                        "code", one.code().map(code -> code.value())))
            .toList());
    values.put("orders", orders.of(account.id()).stream().map(OrderId::value).toList());
    frame.show(page, "account", account.name(), values);
  }

  private void deactivate(Context page) {
    Account account = frame.member(page);
    consent.deactivated(account, form.sent(page, account));
    accounts.deactivate(account.id());
    visits.end(page);
    frame.redirect(page, "/", "Your account is closed. You will get no messages any more.");
  }
}
