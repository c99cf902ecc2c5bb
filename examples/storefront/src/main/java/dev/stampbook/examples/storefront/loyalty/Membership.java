package dev.stampbook.examples.storefront.loyalty;

import dev.stampbook.LoyaltyException;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes customers members of the loyalty program and finds them there. */
public final class Membership {

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private final LoyaltyProvider provider;
  private final Map<AccountId, MemberId> known = new ConcurrentHashMap<>();

  /** Keeps the members of this provider. */
  public Membership(LoyaltyProvider provider) {
    this.provider = provider;
  }

  /** Returns what a customer can be found by. */
  public static MemberIdentity identity(Account account) {
    return MemberIdentity.builder()
        .customerId(account.id().customer())
        .email(account.email())
        .phone(account.phone())
        .build();
  }

  /**
   * Makes a customer a member. A provider that cannot be reached is no reason to keep somebody from shopping: points of orders wait for
   * their member, and joining is tried again at the next look.
   */
  public void join(Account account) {
    member(account);
  }

  /** Returns the member a customer is; empty while the provider does not have them or cannot be reached. */
  public Optional<MemberId> member(Account account) {
    Optional<MemberId> remembered = Optional.ofNullable(known.get(account.id()));
    if (remembered.isPresent()) {
      return remembered;
    }
    try {
      Optional<MemberId> enrolled = enrolled(account);
      enrolled.ifPresent(member -> known.put(account.id(), member));
      return enrolled;
    } catch (LoyaltyException unreachable) {
      LOG.warn("account {} could not join: {}", account.id().value(), unreachable.getMessage());
      return Optional.empty();
    }
  }

  private Optional<MemberId> enrolled(Account account) {
    int space = account.name().indexOf(' ');
    PersonName name =
        space < 0
            ? new PersonName(account.name(), "")
            : new PersonName(
                account.name().substring(0, space), account.name().substring(space + 1));
    Enrollment enrollment =
        provider.members().enroll(identity(account), Profile.builder().name(name).build());
    if (enrollment instanceof Enrollment.Enrolled created) {
      return Optional.of(created.member()).map(Member::id);
    }
    return enrollment instanceof Enrollment.AlreadyMember there
        ? Optional.of(there.member().id())
        : Optional.empty();
  }
}
