package dev.stampbook.leat;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.contract.PointsLedgerContract;
import dev.stampbook.contract.WireCall;
import dev.stampbook.member.MemberId;
import dev.stampbook.sandbox.leat.LeatEmulator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Leat's ledger keeps the contract on both earning paths and however the account treats balances below zero. */
class LeatPointsContractTest {

  private abstract static class Ledger extends PointsLedgerContract {

    final LeatFixture fixture;
    private final Leat leat;

    Ledger(LeatFixture fixture, LeatEarning earning) {
      this.fixture = fixture;
      this.leat = fixture.leat.builder().earning(earning).build();
    }

    @Override
    protected EmulatedSystem system() {
      return fixture.leat.system;
    }

    @Override
    protected LoyaltyProvider provider() {
      return leat;
    }

    @Override
    protected MemberId memberWith(long points) {
      return fixture.memberWith(points);
    }

    @Override
    protected MemberId nobody() {
      return LeatFixture.NOBODY;
    }

    @Override
    protected long pointsAtProvider(MemberId member) {
      return fixture.leat.points(member);
    }

    @Override
    protected void adjust(MemberId member, long change) {
      fixture.leat.account.adjust(member.value(), change);
    }

    @Override
    protected WireCall postCall() {
      return WireCall.post("/credit-receptions");
    }

    @Override
    protected Optional<WireCall> lookUpCall() {
      return Optional.of(WireCall.get("/loyalty-transactions"));
    }

    @Override
    protected Optional<WireCall> balanceCall() {
      return Optional.of(WireCall.get("/contacts/*/credit-balance"));
    }

    @Override
    protected BelowZero belowZero() {
      return BelowZero.ALLOWED;
    }
  }

  @Nested
  class Credits extends Ledger {
    Credits() {
      super(new LeatFixture(), LeatEarning.CREDITS);
    }
  }

  @Nested
  class CreditsOfAnAccountThatRefusesDebt extends Ledger {
    CreditsOfAnAccountThatRefusesDebt() {
      super(
          new LeatFixture(LeatEmulator.Builder::refuseNegativeBalance, "OPT_IN"),
          LeatEarning.CREDITS);
    }

    @Override
    protected BelowZero belowZero() {
      return BelowZero.REFUSED;
    }
  }

  @Nested
  class CreditsThatShowLate extends Ledger {
    CreditsThatShowLate() {
      super(
          new LeatFixture(account -> account.visibilityDelay(Duration.ofSeconds(3)), "OPT_IN"),
          LeatEarning.CREDITS);
    }

    @Override
    protected void settle() {
      system().clock().advance(Duration.ofSeconds(4));
    }
  }

  @Nested
  class Orders extends Ledger {
    Orders() {
      super(
          new LeatFixture(account -> account.orderAction(BigDecimal.ONE), "OPT_IN"),
          LeatEarning.ORDERS);
    }

    @Override
    protected WireCall postCall() {
      return WireCall.post("/orders/create-and-process");
    }

    @Override
    protected Repetition repetition() {
      return Repetition.RECOGNISED;
    }
  }
}
