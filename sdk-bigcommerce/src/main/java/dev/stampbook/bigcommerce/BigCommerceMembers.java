package dev.stampbook.bigcommerce;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.bigcommerce.api.Customer;
import dev.stampbook.bigcommerce.api.CustomerDraft;
import dev.stampbook.bigcommerce.api.CustomerUpdate;
import dev.stampbook.bigcommerce.api.WireTime;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The customers of a BigCommerce store as members (sheet 13.1, 13.2). The member id is the customer id. BigCommerce has no points: balances
 * and tiers belong to the loyalty provider.
 *
 * <p>Finding goes by customer id, else e-mail, else phone (exact text). With accounts per channel several customers may share an address;
 * then the one of the configured channel counts, and without such a rule nobody is guessed.
 */
public final class BigCommerceMembers implements MemberService {

  private final BigCommerceApi api;
  private final Optional<Long> channelId;

  BigCommerceMembers(BigCommerceApi api, BigCommerceSettings settings) {
    this.api = api;
    this.channelId = settings.channelId();
  }

  @Override
  public Optional<Member> find(MemberIdentity identity) {
    return customer(identity).map(BigCommerceMembers::member);
  }

  Optional<Customer> customer(MemberIdentity identity) {
    Optional<String> id =
        identity
            .memberId()
            .map(MemberId::value)
            .or(() -> identity.customerId().map(CustomerId::value));
    if (id.isPresent()) {
      return id.get().matches("[0-9]{1,18}") ? only(Map.of("id:in", id.get())) : Optional.empty();
    }
    if (identity.email().isPresent()) {
      return only(Map.of("email:in", identity.email().get().value()));
    }
    return identity.phone().flatMap(phone -> only(Map.of("phone:in", phone.value())));
  }

  private Optional<Customer> only(Map<String, String> filter) {
    List<Customer> found = api.customers().customers(filter).data();
    if (found.size() < 2) {
      return found.stream().findFirst();
    }
    List<Customer> ofChannel =
        found.stream()
            .filter(
                customer -> channelId.isPresent() && customer.originChannelId().equals(channelId))
            .toList();
    if (ofChannel.size() == 1) {
      return Optional.of(ofChannel.get(0));
    }
    throw new AmbiguousMemberException(
        "several customers match; set channelId, or merge them in the control panel",
        FailedCall.unanswered(BigCommerce.SYSTEM, "getCustomers"),
        found.size());
  }

  /**
   * Creates a customer account with a login; no welcome mail is sent and no marketing is agreed to. Never call it for a guest without the
   * program's explicit rule (sheet 13.1).
   *
   * @throws InvalidRequestException when e-mail, first or last name is missing: BigCommerce demands all three
   */
  @Override
  public Enrollment enroll(MemberIdentity identity, Profile profile) {
    Optional<Customer> known = customer(identity);
    if (known.isPresent()) {
      return new Enrollment.AlreadyMember(member(known.get()));
    }
    CustomerDraft draft = draft(identity, profile);
    try {
      return api.customers().create(List.of(draft)).data().stream()
          .findFirst()
          .<Enrollment>map(made -> new Enrollment.Enrolled(member(made)))
          .or(() -> found(identity, Enrollment.Enrolled::new))
          .orElseThrow(() -> missing(identity.toString()));
    } catch (OutcomeUnknownException e) {
      return found(identity, Enrollment.Enrolled::new).orElseThrow(() -> e);
    } catch (InvalidRequestException e) { // a duplicate is refused without saying whose (sheet 9)
      return found(identity, Enrollment.AlreadyMember::new).orElseThrow(() -> e);
    }
  }

  private Optional<Enrollment> found(
      MemberIdentity identity, java.util.function.Function<Member, Enrollment> as) {
    return find(identity).map(as);
  }

  private CustomerDraft draft(MemberIdentity identity, Profile profile) {
    PersonName name = profile.name();
    if (identity.email().isEmpty() || name.first().isBlank() || name.last().isBlank()) {
      throw refused("a new customer needs an e-mail address, a first name and a last name");
    }
    checkAttributes(profile);
    return new CustomerDraft(
        identity.email().get().value(),
        name.first(),
        name.last(),
        identity.phone().map(PhoneNumber::value),
        Optional.ofNullable(profile.attributes().get("company")),
        groupOf(profile),
        channelId.map(List::of),
        channelId,
        Optional.of(false),
        Optional.of(false));
  }

  /** Changes names, and of the attributes {@code company}, {@code notes} and {@code customer_group_id}; others are refused. */
  @Override
  public Member update(MemberId id, Profile profile) {
    checkAttributes(profile);
    if (!id.value().matches("[0-9]{1,18}")) {
      throw missing(id.value());
    }
    CustomerUpdate change =
        new CustomerUpdate(
            Long.parseLong(id.value()),
            Optional.empty(),
            Optional.of(profile.name().first()).filter(first -> !first.isBlank()),
            Optional.of(profile.name().last()).filter(last -> !last.isBlank()),
            Optional.empty(),
            Optional.ofNullable(profile.attributes().get("company")),
            Optional.ofNullable(profile.attributes().get("notes")),
            groupOf(profile),
            Optional.empty());
    try {
      return api.customers().update(List.of(change)).data().stream()
          .findFirst()
          .map(BigCommerceMembers::member)
          .orElseThrow(() -> missing(id.value()));
    } catch (InvalidRequestException e) { // an unknown id is refused like a bad field (sheet 9)
      if (find(MemberIdentity.of(id)).isEmpty()) {
        throw missing(id.value());
      }
      throw e;
    }
  }

  private static Optional<Long> groupOf(Profile profile) {
    Optional<String> group = Optional.ofNullable(profile.attributes().get("customer_group_id"));
    if (group.filter(text -> !text.matches("[0-9]{1,18}")).isPresent()) {
      throw refused("customer_group_id is the number of a customer group, 0 for none");
    }
    return group.map(Long::valueOf);
  }

  private static void checkAttributes(Profile profile) {
    for (String field : profile.attributes().keySet()) {
      if (!List.of("company", "notes", "customer_group_id").contains(field)) {
        throw refused(
            "a customer has no field "
                + field
                + "; use company, notes or customer_group_id, or api().customers() for attributes");
      }
    }
  }

  static Member member(Customer customer) {
    String id = Long.toString(customer.id());
    MemberIdentity.Builder identity =
        MemberIdentity.builder().memberId(MemberId.of(id)).customerId(CustomerId.of(id));
    email(customer).ifPresent(identity::email);
    customer.phone().flatMap(BigCommerceMembers::phone).ifPresent(identity::phone);
    Member.Builder member = Member.builder(MemberId.of(id), identity.build());
    customer.dateModified().flatMap(WireTime::instant).ifPresent(member::updatedAt);
    return member.build();
  }

  static Optional<EmailAddress> email(Customer customer) {
    return customer.email().flatMap(OrderReading::email);
  }

  private static Optional<PhoneNumber> phone(String written) {
    try {
      return Optional.of(PhoneNumber.of(written));
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty(); // the field is free text (sheet 3.3)
    }
  }

  private static InvalidRequestException refused(String message) {
    return new InvalidRequestException(
        message, FailedCall.unanswered(BigCommerce.SYSTEM, "updateCustomers"));
  }

  private static NotFoundException missing(String id) {
    return new NotFoundException(
        "there is no customer " + id, FailedCall.unanswered(BigCommerce.SYSTEM, "updateCustomers"));
  }
}
