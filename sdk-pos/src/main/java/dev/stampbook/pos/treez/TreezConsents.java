package dev.stampbook.pos.treez;

import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.WireFlag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marketing consent at Treez: one flag, {@code opt_out}, for SMS and e-mail together (sheet 13), so every status is {@link
 * ConsentStatus.Granularity#COARSE}. What a person said about a single channel must be kept by the loyalty provider or the e-mail platform.
 *
 * <ul>
 *   <li>Opted out reads as {@code OUT} for both channels, expressly not opted out as {@code IN}. No flag reads as {@code UNKNOWN}: nobody
 *       was asked, as far as it tells.
 *   <li>An opt-in or confirmation for either channel clears the flag, because somebody who is in for one channel is not out.
 *   <li>An opt-out of either channel sets it: Treez cannot leave the other one on, and an opt-out is never dropped.
 * </ul>
 */
public final class TreezConsents implements ConsentService {

  private final TreezApi api;
  private final TreezMembers members;
  private final CustomerFields fields = new CustomerFields(ApiVersion.V3);

  TreezConsents(TreezApi api, TreezMembers members) {
    this.api = api;
    this.members = members;
  }

  @Override
  public ConsentStatus read(MemberIdentity identity) {
    return members.customer(identity).map(TreezConsents::status).orElse(both(ConsentState.UNKNOWN));
  }

  /**
   * Hands over an act; setting the flag is repeatable.
   *
   * @throws dev.stampbook.NotFoundException for an opt-in of somebody who is no customer
   * @throws dev.stampbook.InvalidRequestException when the customer lacks name, birth date or patient type, without which Treez changes
   *     nothing; the message says which
   */
  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    boolean out = act.action() == ConsentAct.Action.OPT_OUT;
    Optional<Customer> customer = members.customer(identity);
    if (customer.isEmpty() && out) {
      return both(ConsentState.OUT); // who is not known gets no marketing
    }
    Customer known = customer.orElseThrow(TreezMembers::missing);
    ConsentState wanted = out ? ConsentState.OUT : ConsentState.IN;
    if (status(known).state(ConsentChannel.EMAIL) == wanted) {
      return both(wanted);
    }
    List<Customer> after =
        Answers.checked(
                api.customers().update(known.customerId(), fields.consent(known, Optional.of(out))),
                "updateCustomer")
            .data();
    return after.isEmpty() ? both(wanted) : afterwards(status(after.get(0)), wanted);
  }

  /** An accepted change stands unless the answer says the contrary: Treez may answer no flag where there is none set (sheet 3.1). */
  private static ConsentStatus afterwards(ConsentStatus told, ConsentState wanted) {
    return told.state(ConsentChannel.EMAIL) == ConsentState.UNKNOWN ? both(wanted) : told;
  }

  static ConsentStatus status(Customer customer) {
    Optional<WireFlag> flag = customer.optOut();
    if (flag.filter(WireFlag::isOn).isPresent()) {
      return both(ConsentState.OUT);
    }
    return both(flag.filter(WireFlag::isOff).isPresent() ? ConsentState.IN : ConsentState.UNKNOWN);
  }

  private static ConsentStatus both(ConsentState state) {
    return new ConsentStatus(
        Map.of(ConsentChannel.SMS, state, ConsentChannel.EMAIL, state),
        ConsentStatus.Granularity.COARSE);
  }
}
