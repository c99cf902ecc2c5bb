package dev.stampbook.leat;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.http.TimeSource;
import dev.stampbook.leat.api.CreditBalance;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.WithAttributes;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReceipt;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Posts signed points as credit receptions. They bypass Leat's loyalty rules, and negative ones are the vendor's own way for partial refunds
 * (sheet section 12); the reversal call is not used, because it carries no reference and takes the whole.
 */
final class LeatCredits {

  private static final String CREATE = "createCreditReception";

  private final LeatApi api;
  private final LeatPages pages;
  private final ReferenceAttributes attributes;
  private final LeatSettings settings;
  private final TimeSource time;

  LeatCredits(LeatApi api, LeatPages pages, LeatSettings settings, TimeSource time) {
    this.api = api;
    this.pages = pages;
    this.attributes = new ReferenceAttributes(api, settings);
    this.settings = settings;
    this.time = time;
  }

  long balance(MemberId member) {
    CreditBalance balance = api.contacts().getCreditBalance(member.value()).data();
    return balance.balance();
  }

  PostingReceipt post(Posting posting) {
    long need = Math.negateExact(posting.points());
    checkBalance(posting.member(), need);
    attributes.ensure();
    WithAttributes<LoyaltyTransaction> made;
    try {
      made = api.ledger().createCreditReception(request(posting)).data();
    } catch (InvalidRequestException refusal) {
      throw LeatErrors.explain(refusal, need, () -> balance(posting.member()));
    }
    if (!carries(made, posting)) {
      attributes.forget(); // somebody deleted it at Leat: the next posting makes it again
    }
    return receipt(posting, made.object());
  }

  private void checkBalance(MemberId member, long need) {
    if (need > 0 && settings.negativeBalance() == LeatNegativeBalance.REFUSE) {
      long have = balance(member);
      if (have < need) {
        throw LeatErrors.insufficient(
            FailedCall.unanswered(Leat.NAME, CREATE), OptionalLong.of(have), need);
      }
    }
  }

  private WithAttributes<LoyaltyTransaction.Create> request(Posting posting) {
    Map<String, Object> ours = new LinkedHashMap<>();
    ours.put(settings.referenceAttribute(), posting.reference().value());
    posting
        .purchase()
        .ifPresent(purchase -> ours.put(settings.orderAttribute(), purchase.order().id().value()));
    return new WithAttributes<>(
        new LoyaltyTransaction.Create(
            settings.shopUuid(),
            posting.member().value(),
            Optional.of(posting.points()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        ours);
  }

  /** Reads all pages until the reference turns up. */
  Optional<PostingReceipt> find(Posting posting, Instant notBefore) {
    return pages
        .credits(posting.member(), notBefore)
        .filter(entry -> carries(entry, posting))
        .findFirst()
        .map(entry -> receipt(posting, entry.object()));
  }

  /** Returns whether some other posting for the order of this one has gone as credits. */
  boolean hasOthersOfOrder(Posting posting) {
    String order = posting.purchase().orElseThrow().order().id().value();
    return pages
        .credits(posting.member(), Instant.EPOCH)
        .anyMatch(
            entry ->
                attribute(entry, settings.orderAttribute()).filter(order::equals).isPresent()
                    && !carries(entry, posting));
  }

  private boolean carries(WithAttributes<LoyaltyTransaction> entry, Posting posting) {
    return reference(entry).filter(posting.reference().value()::equals).isPresent();
  }

  Optional<String> reference(WithAttributes<LoyaltyTransaction> entry) {
    return attribute(entry, settings.referenceAttribute());
  }

  private static Optional<String> attribute(WithAttributes<?> entry, String name) {
    return Optional.ofNullable(entry.attributes().get(name)).map(Object::toString);
  }

  private PostingReceipt receipt(Posting posting, LoyaltyTransaction entry) {
    return new PostingReceipt(
        posting.reference(),
        LedgerEntryId.of(entry.uuid()),
        entry.credits(),
        entry.createdAt().orElseGet(time::now));
  }
}
