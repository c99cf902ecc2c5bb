package dev.stampbook.engine.internal;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.order.Order;
import dev.stampbook.points.GuestRule;
import java.time.Instant;
import java.util.Optional;

/** Finds whose points an order changes. An order stays with the member it was attributed to (C13). */
final class MemberResolver {

  private final Context context;

  MemberResolver(Context context) {
    this.context = context;
  }

  /**
   * Resolves the member, from what is remembered or by asking the provider.
   *
   * @throws dev.stampbook.LoyaltyException when the provider could not be asked
   */
  Resolution resolve(Order order, OrderRow row, GuestRule guests) {
    return asOfNow(found(order, row, guests));
  }

  /** Whoever was absorbed by another member is that member (KF-26), also where the provider still knows them apart. */
  private Resolution asOfNow(Resolution found) {
    return found instanceof Resolution.Known known
        ? new Resolution.Known(
            context.sql.inTransaction(tx -> context.merges.survivorOf(tx, known.member())))
        : found;
  }

  private Resolution found(Order order, OrderRow row, GuestRule guests) {
    if (row.member().isPresent()) {
      return new Resolution.Known(row.member().get());
    }
    Optional<MemberIdentity> customer = order.customer();
    Optional<String> key = customer.flatMap(Digest::customerKey);
    if (customer.isEmpty() || key.isEmpty()) {
      return new Resolution.Skipped("the order names no customer");
    }
    if (order.isGuest()) {
      Optional<Resolution> decided = guest(order, key.get(), guests);
      if (decided.isPresent()) {
        return decided.get();
      }
    }
    Optional<MemberId> linked = context.sql.inTransaction(tx -> context.links.find(tx, key.get()));
    return linked.<Resolution>map(Resolution.Known::new).orElseGet(() -> ask(customer.get()));
  }

  private Optional<Resolution> guest(Order order, String key, GuestRule rule) {
    if (rule instanceof GuestRule.Ignore) {
      return Optional.of(
          new Resolution.Skipped("guest orders earn nothing (setting: guests of the policy)"));
    }
    if (rule instanceof GuestRule.ClaimAfterVerification claim) {
      Optional<Instant> registered =
          context.sql.inTransaction(tx -> context.links.verifiedRegistration(tx, key));
      if (registered.isEmpty()) {
        return Optional.of(
            new Resolution.Nobody("waits until somebody registers and proves the address"));
      }
      if (order.createdAt().isBefore(registered.get().minus(claim.window()))) {
        return Optional.of(
            new Resolution.Skipped(
                "older at registration than the " + claim.window().toDays() + " days to claim"));
      }
    }
    return Optional.empty();
  }

  private Resolution ask(MemberIdentity customer) {
    Optional<Member> found;
    try {
      found = context.provider.members().find(customer).or(() -> remembered(customer));
    } catch (AmbiguousMemberException several) {
      return new Resolution.Unclear(String.valueOf(several.getMessage()));
    } catch (UnsupportedCapabilityException cannot) {
      return new Resolution.Unclear(String.valueOf(cannot.getMessage()));
    }
    if (found.isEmpty()) {
      return new Resolution.Nobody("no member with this identity yet");
    }
    Member member = found.get();
    if (member.status() == MemberStatus.DISABLED) {
      return new Resolution.Skipped("the member is excluded from the program");
    }
    return new Resolution.Known(member.id());
  }

  /**
   * Whom we enrolled under this address may be stored in another spelling that the provider's search does not find (KF-27). An address is a key
   * only while it belongs to the member, so the member is read.
   */
  private Optional<Member> remembered(MemberIdentity customer) {
    Optional<EmailAddress> email = customer.email();
    return email
        .flatMap(
            address ->
                context.sql.inTransaction(tx -> context.links.find(tx, Digest.emailKey(address))))
        .flatMap(member -> context.provider.members().find(MemberIdentity.of(member)))
        .filter(member -> member.identity().email().equals(email));
  }
}
