package dev.stampbook.pos.treez;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import dev.stampbook.member.Profile;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.CustomerStatus;
import dev.stampbook.pos.treez.api.CustomerWrite;
import dev.stampbook.pos.treez.api.WireTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The customers of one store as members (sheet 3.1, 13). Member id, customer id and POS id are all the customer id. Treez keeps points of
 * its own; balances and tiers of the program belong to the loyalty provider and are not told here.
 *
 * <p>Finding goes by id, else e-mail, else phone. A customer who was merged away is answered with the one who goes on, over at most five
 * merges.
 */
public final class TreezMembers implements MemberService {

  private static final int MOST_MERGES = 5;
  private static final String ANY_ID = "[A-Za-z0-9-]{1,100}";

  private final TreezApi api;
  private final CustomerFields fields;

  TreezMembers(TreezApi api, TreezSettings settings) {
    this.api = api;
    this.fields = new CustomerFields(settings.version());
  }

  /** Returns the id under which a loyalty provider knows a member at the till; its kind is {@link Treez#POS_TYPE}. */
  public static PosId posId(MemberId id) {
    return PosId.of(id.value());
  }

  /**
   * Finds a customer.
   *
   * @throws AmbiguousMemberException when several customers share an e-mail address or phone number, which Treez does not allow
   */
  @Override
  public Optional<Member> find(MemberIdentity identity) {
    return customer(identity).map(TreezMembers::member);
  }

  Optional<Customer> customer(MemberIdentity identity) {
    Optional<String> id =
        identity
            .memberId()
            .map(MemberId::value)
            .or(() -> identity.posId().map(PosId::value))
            .or(() -> identity.customerId().map(CustomerId::value));
    return id.isPresent() ? byId(id.get()) : byContact(identity);
  }

  private Optional<Customer> byContact(MemberIdentity identity) {
    Optional<Customer> found =
        identity
            .email()
            .flatMap(
                email ->
                    only(
                        Answers.customers(
                            api.customers().customerByEmail(PersonalText.of(email.value())),
                            "getCustomerByEmail"),
                        "getCustomerByEmail"));
    return found.or(
        () ->
            identity
                .phone()
                .flatMap(CustomerFields::tenDigits)
                .flatMap(
                    digits ->
                        only(
                            Answers.customers(
                                api.customers().customerByPhone(digits), "getCustomerByPhone"),
                            "getCustomerByPhone")));
  }

  /** Returns the customer with this id or, after a merge, the one who goes on. */
  Optional<Customer> byId(String id) {
    Optional<Customer> found = read(id);
    for (int merges = 0; merges < MOST_MERGES && found.isPresent(); merges++) {
      Optional<String> next =
          found.get().mergedIntoCustomerId().filter(text -> !text.isBlank() && !text.equals("0"));
      if (next.isEmpty()) {
        return found;
      }
      found = read(next.get());
    }
    return found;
  }

  private Optional<Customer> read(String id) {
    return id.matches(ANY_ID)
        ? only(
            Answers.customers(api.customers().customer(id, Optional.empty()), "getCustomer"),
            "getCustomer")
        : Optional.empty();
  }

  private Optional<Customer> only(List<Customer> found, String operation) {
    if (found.size() > 1) {
      throw new AmbiguousMemberException(
          "several customers match; merge them in the portal",
          FailedCall.unanswered(Treez.SYSTEM, operation),
          found.size());
    }
    return found.stream()
        .findFirst()
        .flatMap(
            customer ->
                customer
                            .mergedIntoCustomerId()
                            .filter(id -> !id.isBlank() && !id.equals("0"))
                            .isPresent()
                        && !operation.equals("getCustomer")
                    ? byId(customer.customerId())
                    : Optional.of(customer));
  }

  /**
   * Creates a customer, looking for the e-mail address and the phone number first. Nobody is opted in by it: the customer refuses
   * marketing until an act says otherwise (sheet 13).
   *
   * @throws InvalidRequestException when first name, last name, birth date or the attribute {@code patient_type} is missing, all of which
   *     Treez demands, or when the phone number is none of ten digits
   * @throws dev.stampbook.OutcomeUnknownException when the customer may have been created; calling again settles it
   */
  @Override
  public Enrollment enroll(MemberIdentity identity, Profile profile) {
    Optional<Customer> known = customer(identity);
    if (known.isPresent()) {
      return new Enrollment.AlreadyMember(member(known.get()));
    }
    CustomerWrite draft = fields.draft(identity, profile);
    try {
      return Answers.checked(api.customers().create(draft), "createCustomer").data().stream()
          .findFirst()
          .<Enrollment>map(made -> new Enrollment.Enrolled(member(made)))
          .or(() -> found(identity, Enrollment.Enrolled::new))
          .orElseThrow(TreezMembers::missing);
    } catch (InvalidRequestException e) {
      // a taken address is refused under an unknown code (sheet 14)
      return found(identity, Enrollment.AlreadyMember::new).orElseThrow(() -> e);
    } catch (LoyaltyException e) {
      if (!e.effect().mayHaveActed()) {
        throw e;
      }
      return found(identity, Enrollment.Enrolled::new).orElseThrow(() -> e);
    }
  }

  private Optional<Enrollment> found(MemberIdentity identity, Function<Member, Enrollment> as) {
    return byContact(identity).map(TreezMembers::member).map(as);
  }

  /**
   * Changes names, birth date and the attributes {@code patient_type}, {@code middle_name}, {@code gender}, {@code notes}, {@code
   * drivers_license}, {@code drivers_license_expiration}, {@code state_medical_id}, {@code permit_expiration} and {@code referral_source};
   * others are refused. Treez wants names, birth date and patient type with every change, so what is not given is read first.
   */
  @Override
  public Member update(MemberId id, Profile profile) {
    Customer known = byId(id.value()).orElseThrow(TreezMembers::missing);
    return write(known, fields.change(known, profile));
  }

  Member write(Customer known, CustomerWrite change) {
    return Answers.checked(api.customers().update(known.customerId(), change), "updateCustomer")
        .data()
        .stream()
        .findFirst()
        .or(() -> byId(known.customerId()))
        .map(TreezMembers::member)
        .orElseThrow(TreezMembers::missing);
  }

  static Member member(Customer customer) {
    MemberId id = MemberId.of(customer.customerId());
    MemberIdentity.Builder identity =
        MemberIdentity.builder()
            .memberId(id)
            .posId(posId(id))
            .customerId(CustomerId.of(customer.customerId()));
    email(customer).ifPresent(identity::email);
    phone(customer).ifPresent(identity::phone);
    Member.Builder member = Member.builder(id, identity.build()).status(status(customer));
    customer.lastUpdate().flatMap(WireTime::instant).ifPresent(member::updatedAt);
    return member.build();
  }

  /** The state may be missing right after a customer was made (sheet 3.1). Who is banned buys nothing. */
  private static MemberStatus status(Customer customer) {
    if (customer.banned().orElse(false)) {
      return MemberStatus.DISABLED;
    }
    if (customer.status().isEmpty()) {
      return MemberStatus.ACTIVE;
    }
    return customer
        .status()
        .get()
        .known()
        .map(
            known ->
                known == CustomerStatus.DEACTIVATED ? MemberStatus.DISABLED : MemberStatus.ACTIVE)
        .orElse(MemberStatus.UNKNOWN);
  }

  static Optional<EmailAddress> email(Customer customer) {
    try {
      return customer.email().map(PersonalText::value).map(EmailAddress::of);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty(); // such as N/A
    }
  }

  /** Ten digits are a number of North America (sheet 3.1). */
  static Optional<PhoneNumber> phone(Customer customer) {
    return customer
        .phone()
        .map(PersonalText::value)
        .filter(digits -> digits.matches("[2-9][0-9]{9}"))
        .map(digits -> PhoneNumber.of("+1" + digits));
  }

  static NotFoundException missing() {
    return new NotFoundException(
        "there is no such customer", FailedCall.unanswered(Treez.SYSTEM, "getCustomer"));
  }
}
