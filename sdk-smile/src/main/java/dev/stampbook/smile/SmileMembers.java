package dev.stampbook.smile;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Reply;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.Profile;
import dev.stampbook.member.TierName;
import dev.stampbook.smile.api.Customer;
import dev.stampbook.smile.api.CustomerIdentity;
import dev.stampbook.smile.api.CustomerIdentityUpsertRequest;
import dev.stampbook.smile.api.CustomerState;
import dev.stampbook.smile.api.SmileApi;
import dev.stampbook.smile.api.VipStatus;
import dev.stampbook.smile.api.VipTier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and enrols members (sheet section 13). Smile searches by its own number and by e-mail only; with an API key it creates nobody,
 * because the shop's account is what makes a member.
 */
public final class SmileMembers implements MemberService {

  private static final Optional<String> WITH_TIERS =
      Optional.of("vip_status.vip_tier,vip_status.next_vip_tier");
  private static final String UPSERT = "createOrUpdateCustomerIdentity";
  private static final int CREATED = 201;

  private final SmileApi api;
  private final SmilePages pages;
  private final SmileSettings settings;

  SmileMembers(SmileApi api, SmilePages pages, SmileSettings settings) {
    this.api = api;
    this.pages = pages;
    this.settings = settings;
  }

  /**
   * {@inheritDoc}
   *
   * <p>E-mail is not unique at Smile: of the customers with exactly this address, whatever the case, disabled ones are dropped, members
   * come before candidates, and the lowest id decides. By member id a disabled member is returned as such.
   *
   * @return the member; nobody for a customer of the shop or the till without e-mail, until they have one (sheet section 3.1)
   * @throws UnsupportedCapabilityException when a phone number or a card is all there is to search by: Smile knows neither
   */
  @Override
  public Optional<Member> find(MemberIdentity identity) {
    if (isCustomerWithoutEmail(identity)) {
      return Optional.empty();
    }
    return best(identity)
        .filter(found -> identity.memberId().isPresent() || !isDisabled(found))
        .map(this::member);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With an OAuth token the person is created under the shop's customer id ({@code distinct_id}); a customer made so may still be a
   * {@link MemberStatus#CANDIDATE}. Where the SDK may not create, because of an API key or because the person has no account in the shop,
   * the answer is {@link Enrollment.Pending} with what has to happen first. Someone the merchant has disabled is returned as known and
   * never written.
   *
   * @throws InvalidRequestException when the identity has no e-mail, or a customer id longer than {@code smile.distinctIdLength}
   */
  @Override
  public Enrollment enroll(MemberIdentity identity, Profile profile) {
    Optional<Customer> known = best(identity);
    if (known.isPresent()) {
      return new Enrollment.AlreadyMember(member(known.get()));
    }
    if (!settings.canEnroll()) {
      return new Enrollment.Pending(
          "a Smile API key cannot create members: let the person create an account in the shop, Smile takes it over at once after a"
              + " sign-up or purchase and overnight otherwise; then look the person up again by e-mail");
    }
    if (identity.customerId().isEmpty()) {
      return new Enrollment.Pending(
          "Smile links members to accounts of the shop: create the shop's account first, then enrol again with its customer id");
    }
    Reply<CustomerIdentity.Single> reply =
        api.createOrUpdateCustomerIdentity(request(identity, profile));
    long id =
        reply
            .body()
            .customerIdentity()
            .customerId()
            .orElseThrow(() -> SmileIds.unclear(UPSERT, "customer_id"));
    Member member = byNumber(id);
    return reply.status() == CREATED
        ? new Enrollment.Enrolled(member)
        : new Enrollment.AlreadyMember(member);
  }

  /** Refuses: Smile has no endpoint that changes a customer. Change the shop's account; Smile follows it (sheet section 3). */
  @Override
  public Member update(MemberId id, Profile profile) {
    throw new UnsupportedCapabilityException(
        Smile.NAME,
        Capability.MEMBER_UPDATE,
        "update a customer (change the shop's account instead)",
        Optional.empty());
  }

  private CustomerIdentityUpsertRequest request(MemberIdentity identity, Profile profile) {
    String email = identity.email().orElseThrow(() -> invalid("email", "is missing")).value();
    String distinctId = identity.customerId().orElseThrow().value();
    if (distinctId.length() > settings.distinctIdLength()) {
      throw invalid("distinct_id", "is longer than smile.distinctIdLength");
    }
    return new CustomerIdentityUpsertRequest(
        new CustomerIdentityUpsertRequest.Fields(
            PersonalText.of(email),
            distinctId,
            given(profile.name().first()),
            given(profile.name().last())));
  }

  /** Asking again finds them once their account has an address; no person has anything to mend meanwhile. */
  private static boolean isCustomerWithoutEmail(MemberIdentity identity) {
    return identity.memberId().isEmpty()
        && identity.email().isEmpty()
        && (identity.customerId().isPresent() || identity.posId().isPresent());
  }

  private static Optional<PersonalText> given(String name) {
    return name.isBlank() ? Optional.empty() : Optional.of(PersonalText.of(name));
  }

  private static InvalidRequestException invalid(String field, String problem) {
    return new InvalidRequestException(
        "the identity cannot be enrolled: " + field + " " + problem,
        FailedCall.unanswered(Smile.NAME, UPSERT),
        Map.of(field, problem));
  }

  /** Returns who is meant, disabled ones last. */
  private Optional<Customer> best(MemberIdentity identity) {
    if (identity.memberId().isPresent()) {
      try {
        long id = SmileIds.number(identity.memberId().get());
        return Optional.of(api.getCustomer(id, WITH_TIERS).customer());
      } catch (NotFoundException e) {
        return Optional.empty();
      }
    }
    EmailAddress email =
        identity
            .email()
            .orElseThrow(
                () ->
                    new UnsupportedCapabilityException(
                        Smile.NAME,
                        Capability.MEMBER_FIND,
                        "find without member id or e-mail",
                        Optional.empty()));
    return matches(email).stream()
        .min(
            Comparator.comparing(SmileMembers::isDisabled)
                .thenComparing(found -> !isIn(found, CustomerState.MEMBER))
                .thenComparing(Customer::id));
  }

  /** Asks for the lower-case spelling first (sheet section 14), for the written one and others only when nobody in good standing has it. */
  private List<Customer> matches(EmailAddress email) {
    List<String> spellings = new ArrayList<>(List.of(email.value(), email.spelling()));
    spellings.addAll(settings.emailSpellings().apply(email));
    List<Customer> all = new ArrayList<>();
    for (String spelling : spellings.stream().distinct().toList()) {
      pages
          .customers(spelling)
          .filter(found -> address(found).equals(Optional.of(email)))
          .forEach(all::add);
      if (all.stream().anyMatch(found -> !isDisabled(found))) {
        break;
      }
    }
    return all;
  }

  private static boolean isDisabled(Customer customer) {
    return isIn(customer, CustomerState.DISABLED);
  }

  private static boolean isIn(Customer customer, CustomerState wanted) {
    return customer
        .state()
        .flatMap(state -> state.known())
        .filter(state -> state == wanted)
        .isPresent();
  }

  private static Optional<EmailAddress> address(Customer customer) {
    try {
      return customer.email().map(PersonalText::value).map(EmailAddress::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Member byNumber(long id) {
    return describe(api.getCustomer(id, WITH_TIERS).customer());
  }

  /** A list tells the tier's number only; its name takes one more read. */
  private Member member(Customer found) {
    Optional<VipStatus> vip = found.vipStatus();
    boolean nameless =
        vip.flatMap(VipStatus::vipTierId).isPresent() && vip.flatMap(VipStatus::vipTier).isEmpty();
    return nameless ? byNumber(found.id()) : describe(found);
  }

  private static Member describe(Customer customer) {
    MemberIdentity.Builder identity =
        MemberIdentity.builder().memberId(SmileIds.member(customer.id()));
    address(customer).ifPresent(identity::email);
    Member.Builder member =
        Member.builder(SmileIds.member(customer.id()), identity.build()).status(status(customer));
    customer.pointsBalance().ifPresent(member::balance);
    customer
        .vipStatus()
        .flatMap(VipStatus::vipTier)
        .flatMap(VipTier::name)
        .filter(name -> !name.isBlank() && name.length() <= 200)
        .map(TierName::of)
        .ifPresent(member::tier);
    customer.updatedAt().ifPresent(member::updatedAt);
    return member.build();
  }

  private static MemberStatus status(Customer customer) {
    return customer
        .state()
        .flatMap(state -> state.known())
        .map(
            state ->
                switch (state) {
                  case CANDIDATE -> MemberStatus.CANDIDATE;
                  case MEMBER -> MemberStatus.ACTIVE;
                  case DISABLED -> MemberStatus.DISABLED;
                })
        .orElse(MemberStatus.UNKNOWN);
  }
}
