package dev.stampbook.splio;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.reward.RewardId;
import dev.stampbook.splio.api.CodesUpload;
import dev.stampbook.splio.api.CustomFieldIn;
import dev.stampbook.splio.api.Reward;
import dev.stampbook.splio.api.RewardCreate;
import dev.stampbook.splio.api.SplioApi;
import dev.stampbook.splio.api.StockAdd;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Fills master rewards: their stock of codes, their validity, and their custom fields (sheet sections 3.5 and 15.6). */
public final class SplioCodes {

  private final SplioApi api;
  private final SplioPages pages;
  private final SplioSettings settings;

  SplioCodes(SplioApi api, SplioPages pages, SplioSettings settings) {
    this.api = api;
    this.pages = pages;
    this.settings = settings;
  }

  /**
   * An upload that Splio has taken in; nothing tells when it is done, so read {@link #stock} later.
   *
   * @param codes how many codes were sent
   * @param before the stock before, when it was told
   */
  public record Upload(long codes, OptionalLong before) {}

  /**
   * Uploads one-time codes in batches of {@code splio.codes.batchSize}. Splio has no protection against a repetition: keep a journal of what was
   * sent, and after an {@link dev.stampbook.OutcomeUnknownException} compare the stock first (sheet section 9).
   *
   * @throws InvalidRequestException when a code stands twice in the list, or the reward's codes are made by Splio
   * @throws NotFoundException when there is no such reward
   */
  public Upload upload(RewardId reward, List<CouponCode> codes) {
    Set<CouponCode> seen = new HashSet<>();
    if (!codes.stream().allMatch(seen::add)) { // U12
      throw refused("codes", "hold one code twice", "uploadCodes");
    }
    OptionalLong before = stock(reward);
    for (int from = 0; from < codes.size(); from += settings.rewards().batch()) {
      int to = Math.min(from + settings.rewards().batch(), codes.size());
      List<PersonalText> batch =
          codes.subList(from, to).stream().map(code -> PersonalText.of(code.value())).toList();
      api.loyalty().uploadCodes(reward.value(), new CodesUpload(batch));
    }
    return new Upload(codes.size(), before);
  }

  /**
   * Returns how many codes are left; empty when the reward is not limited.
   *
   * @throws NotFoundException when there is no such reward
   */
  public OptionalLong stock(RewardId reward) {
    return read(reward).stock().map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private Reward read(RewardId reward) {
    return Look.up(() -> api.loyalty().getReward(reward.value()))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "there is no reward " + reward,
                    FailedCall.unanswered(Splio.NAME, "getReward")));
  }

  /**
   * Raises the stock of a limited reward whose codes Splio makes, as {@code splio.stock.topUp} says. Not repeatable: compare the stock after
   * an unknown outcome.
   *
   * @param codes how many more, at least 1
   */
  public void addStock(RewardId reward, long codes) {
    if (codes < 1) {
      throw new IllegalArgumentException("a stock grows by at least 1 code, not " + codes);
    }
    if (settings.rewards().topUp() == SplioStockTopUp.PATCH) {
      raise(reward, codes);
      return;
    }
    try {
      api.loyalty().addStock(reward.value(), new StockAdd(codes));
    } catch (LoyaltyException failure) {
      int status = failure.call().status().orElse(0);
      boolean gone = status == 404 || status == 405;
      if (!gone || settings.rewards().topUp() == SplioStockTopUp.ADD) {
        throw failure;
      }
      raise(reward, codes);
    }
  }

  private void raise(RewardId reward, long codes) {
    long most =
        read(reward)
            .maxAttributionCount()
            .orElseThrow(
                () ->
                    refused(
                        "max_attribution_count", "is not told for this reward", "updateReward"));
    change(reward, RewardChange.stock(Math.addExact(most, codes)));
  }

  private Reward change(RewardId reward, RewardChange change) {
    return api.loyalty()
        .updateReward(reward.value(), change.spelt(settings.rewards().patchSpelling()));
  }

  /**
   * Makes a master reward after checking its custom fields: their length, the types of those we know, and that the universe has them.
   *
   * @throws InvalidRequestException when one does not fit; nothing was sent
   */
  public Reward create(RewardCreate reward, Map<RewardField, String> fields) {
    List<CustomFieldIn> all = checked(reward.customFields().orElse(List.of()), fields);
    return api.loyalty()
        .createReward(
            new RewardCreate(
                reward.externalId(),
                reward.name(),
                reward.nqpValue(),
                reward.holdingDays(),
                reward.type(),
                reward.autoGenerated(),
                reward.limited(),
                reward.maxAttributionCount(),
                reward.description(),
                reward.richDescription(),
                reward.imageUrl(),
                reward.monetary(),
                reward.monetaryType(),
                reward.monetaryValue(),
                reward.validityIntervalType(),
                reward.validityIntervalCount(),
                reward.forcedValidity(),
                reward.forcedValidityStart(),
                reward.forcedValidityEnd(),
                all.isEmpty() ? Optional.empty() : Optional.of(all)));
  }

  /** Changes custom fields of a master reward, checked as in {@link #create}; every other attribute stays. */
  public Reward describe(RewardId reward, Map<RewardField, String> fields) {
    return change(reward, RewardChange.fields(checked(List.of(), fields)));
  }

  /**
   * Changes how long codes of later grants are good; every other attribute stays.
   *
   * @throws InvalidRequestException while {@code splio.reward.patchSpelling} does not say how the two misspelt attributes are to be sent (U15);
   *     nothing was sent
   */
  public Reward validity(RewardId reward, RewardValidity validity) {
    if (settings.rewards().patchSpelling() == SplioPatchSpelling.NOT_SENT) {
      String attribute =
          validity instanceof RewardValidity.Window
              ? "forced_validity_end"
              : "validity_interval_count";
      throw refused(
          attribute,
          "has two spellings and is not sent until splio.reward.patchSpelling names one",
          "updateReward");
    }
    return change(reward, RewardChange.validity(validity, settings.zones().loyalty()));
  }

  private List<CustomFieldIn> checked(List<CustomFieldIn> given, Map<RewardField, String> fields) {
    List<CustomFieldIn> all = new java.util.ArrayList<>(given);
    all.addAll(RewardFields.write(fields, settings.rewards().names()));
    Set<String> known =
        pages
            .byNumber(
                "listRewardFields",
                number -> api.data().listRewardFields(Optional.of(number), SplioPages.SIZE))
            .flatMap(field -> field.name().stream())
            .collect(Collectors.toSet());
    for (CustomFieldIn field : all) {
      String name = field.name().orElse("");
      if (field.value().value().length() > RewardField.LONGEST) {
        throw RewardFields.refused(name, "has more than 255 characters");
      }
      if (!name.isEmpty() && !known.contains(name)) {
        throw RewardFields.refused(name, "is not a field of rewards in this universe");
      }
    }
    return all;
  }

  private static InvalidRequestException refused(String field, String problem, String operation) {
    return new InvalidRequestException(
        field + " " + problem,
        FailedCall.unanswered(Splio.NAME, operation),
        Map.of(field, problem));
  }
}
