package dev.stampbook.splio;

import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.splio.api.Attribution;
import dev.stampbook.splio.api.AttributionDetail;
import dev.stampbook.splio.api.BatchOutcome;
import dev.stampbook.splio.api.BurnListRequest;
import dev.stampbook.splio.api.BurnRequest;
import dev.stampbook.splio.api.SplioApi;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells Splio that granted rewards were used (sheet sections 3.5, 8 and 9). Repeating a burn is safe: Splio refuses the second one and tells the
 * date of the first, which decides whether it was ours.
 */
public final class SplioBurns {

  private final SplioApi api;
  private final SplioDirectory directory;
  private final SplioSettings settings;

  SplioBurns(SplioApi api, SplioDirectory directory, SplioSettings settings) {
    this.api = api;
    this.directory = directory;
    this.settings = settings;
  }

  /**
   * One use.
   *
   * @param member whose card holds the grant
   * @param code the code
   * @param at when it was used, to the second
   * @param reference kept as the reason, such as the order; free of personal data
   * @param store where; empty for nowhere in particular
   */
  public record Burn(
      MemberId member, CouponCode code, Instant at, String reference, Optional<String> store) {}

  /** What came of a use. */
  public enum Outcome {
    /** Splio took it. */
    BURNED,
    /** Splio had it, used at the same second: a repetition of ours. */
    BURNED_BEFORE,
    /** Splio had it, used at another time: two orders used one code. A person has to look. */
    USED_ELSEWHERE,
    /** The code was never granted. */
    UNKNOWN_CODE,
    /** Splio refuses it: another card, or a date outside of its validity. A person has to look. */
    REFUSED
  }

  /**
   * Reports one use.
   *
   * @throws dev.stampbook.OutcomeUnknownException when it may have been taken; calling again with the same arguments settles it
   * @throws dev.stampbook.NotFoundException when the member has no card
   */
  public Outcome burn(Burn burn) {
    PersonalText card = directory.holder(burn.member()).card();
    try {
      api.loyalty().burnAttribution(PersonalText.of(burn.code().value()), request(burn, card));
      return Outcome.BURNED;
    } catch (ConflictException used) {
      return compare(burn);
    } catch (InvalidRequestException refused) {
      return Outcome.REFUSED;
    } catch (dev.stampbook.NotFoundException unknown) {
      return Outcome.UNKNOWN_CODE;
    }
  }

  private BurnRequest request(Burn burn, PersonalText card) {
    return new BurnRequest(
        Optional.of(card),
        Optional.empty(),
        Optional.of(burn.reference()),
        Optional.of(local(burn)),
        burn.store());
  }

  private LocalDateTime local(Burn burn) {
    return SplioZones.local(burn.at(), settings.zones().loyalty());
  }

  private Outcome compare(Burn burn) {
    Optional<LocalDateTime> used =
        Look.up(() -> api.loyalty().getAttribution(PersonalText.of(burn.code().value())))
            .flatMap(AttributionDetail::claimDate);
    return used.filter(local(burn)::equals).isPresent()
        ? Outcome.BURNED_BEFORE
        : Outcome.USED_ELSEWHERE;
  }

  /**
   * Reports many uses in one call; what the batch refuses is reported alone, so that each gets its own outcome.
   *
   * @param burns at most 1,000
   * @return one outcome per use, in their order
   * @throws dev.stampbook.OutcomeUnknownException when they may have been taken; calling again settles it
   */
  public List<Outcome> burnAll(List<Burn> burns) {
    if (burns.size() > 1000) {
      throw new IllegalArgumentException("a batch has at most 1,000 burns, not " + burns.size());
    }
    if (burns.isEmpty()) {
      return List.of();
    }
    Map<MemberId, PersonalText> cards = new HashMap<>();
    List<BurnListRequest.Element> elements = new ArrayList<>();
    for (Burn burn : burns) {
      PersonalText card =
          cards.computeIfAbsent(burn.member(), member -> directory.holder(member).card());
      elements.add(
          new BurnListRequest.Element(
              card,
              Optional.of(List.of(PersonalText.of(burn.code().value()))),
              Optional.of(burn.reference()),
              Optional.of(local(burn)),
              burn.store()));
    }
    List<PersonalText> done = burned(elements);
    return burns.stream()
        .map(
            burn ->
                done.contains(PersonalText.of(burn.code().value())) ? Outcome.BURNED : burn(burn))
        .toList();
  }

  /** A batch that is refused as a whole took nothing. A row without a date of use was not used, whatever its status says (pitfall 19). */
  private List<PersonalText> burned(List<BurnListRequest.Element> elements) {
    BatchOutcome outcome;
    try {
      outcome = api.loyalty().burnAttributions(new BurnListRequest(elements));
    } catch (InvalidRequestException refused) {
      return List.of();
    }
    return outcome.elementsSuccess().stream()
        .filter(row -> row.burnedDate().isPresent())
        .map(Attribution::externalId)
        .toList();
  }
}
