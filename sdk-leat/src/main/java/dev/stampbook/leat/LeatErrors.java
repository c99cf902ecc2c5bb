package dev.stampbook.leat;

import static dev.stampbook.http.Verdict.AUTHENTICATION;
import static dev.stampbook.http.Verdict.CONFLICT;
import static dev.stampbook.http.Verdict.LOCKED;
import static dev.stampbook.http.Verdict.NOT_FOUND;

import dev.stampbook.FailedCall;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.http.ErrorReply;
import dev.stampbook.http.Verdict;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Tells what Leat's refusals mean. All business errors come as 400, so the code decides; messages are no basis (sheet section 8). */
final class LeatErrors {

  private static final String INVALID_INPUT = "1003";
  private static final String NO_SUCH_SHOP = "1008";
  private static final String TOO_FEW_CREDITS = "1017";

  private static final Map<String, Verdict> BY_CODE =
      Map.ofEntries(
          Map.entry("60001", LOCKED), // another credit reception of the contact is being made
          Map.entry("7002", AUTHENTICATION),
          Map.entry("7011", AUTHENTICATION),
          Map.entry("55031", NOT_FOUND),
          Map.entry("55012", NOT_FOUND),
          Map.entry("60003", NOT_FOUND),
          Map.entry("6003", NOT_FOUND),
          Map.entry("80300", NOT_FOUND),
          Map.entry("1027", NOT_FOUND),
          Map.entry("80002", NOT_FOUND),
          Map.entry("80004", NOT_FOUND),
          Map.entry("60005", CONFLICT),
          Map.entry("55017", CONFLICT),
          Map.entry("60004", CONFLICT),
          Map.entry("60006", CONFLICT),
          Map.entry("60009", CONFLICT),
          Map.entry("60011", CONFLICT),
          Map.entry("60014", CONFLICT),
          Map.entry("6001", CONFLICT),
          Map.entry("80003", CONFLICT),
          Map.entry("80005", CONFLICT),
          Map.entry("80017", CONFLICT));

  private static final Map<String, String> CONFIGURATION =
      Map.of(
          NO_SUCH_SHOP,
          "Leat knows no such shop: check leat.shopUuid",
          "1102",
          "the shop of leat.shopUuid is linked to no loyalty program: link it at Leat",
          "1103",
          "the account has no loyalty program: make one at Leat",
          "55018",
          "the loyalty program is not active: activate it at Leat",
          "60007",
          "Leat knows no such unit: check the unit's name",
          "55046",
          "the account has no default unit: choose one at Leat",
          "55030",
          "Leat knows no such subscription type: check leat.subscriptions",
          "1015",
          "Leat gives no more credits at once: raise the program's maximum at Leat");

  private LeatErrors() {}

  /**
   * Reads a refusal: 4xx by its code where it has a known one, everything else by its status. A 400 always has a code, so one without lost it on
   * the way: it may have been the lock, nothing was done, and the call can be sent again.
   */
  static Verdict read(ErrorReply reply) {
    if (reply.status() < 400 || reply.status() >= 500) {
      return reply.byStatus();
    }
    if (reply.hasCode(NO_SUCH_SHOP) && reply.operation().equals("getShop")) {
      return NOT_FOUND;
    }
    boolean lost = reply.status() == 400 && reply.code().isEmpty() && reply.fields().isEmpty();
    return lost ? LOCKED : reply.code().map(BY_CODE::get).orElseGet(reply::byStatus);
  }

  /**
   * Returns the failure behind a refusal: too few points, a setting that is wrong, else the refusal itself.
   *
   * @param need the points the write takes; 0 or less when it takes none
   */
  static LoyaltyException explain(
      InvalidRequestException refusal, long need, LongSupplier balance) {
    String code = refusal.call().errorCode().orElse("");
    String hint = CONFIGURATION.getOrDefault(code, "");
    if (!hint.isEmpty()) {
      return new InvalidRequestException(hint, refusal.call(), refusal.fields());
    }
    boolean tooFew = code.equals(TOO_FEW_CREDITS);
    if (need <= 0 || !(tooFew || code.equals(INVALID_INPUT))) {
      return refusal;
    }
    OptionalLong have;
    try {
      have = OptionalLong.of(balance.getAsLong());
    } catch (LoyaltyException unreadable) {
      refusal.addSuppressed(unreadable);
      have = OptionalLong.empty();
    }
    return tooFew || (have.isPresent() && have.getAsLong() < need)
        ? insufficient(refusal.call(), have, need)
        : refusal;
  }

  static InsufficientPointsException insufficient(FailedCall call, OptionalLong have, long need) {
    return new InsufficientPointsException(call, have, need);
  }
}
