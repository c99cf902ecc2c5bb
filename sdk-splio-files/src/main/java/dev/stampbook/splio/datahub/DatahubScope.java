package dev.stampbook.splio.datahub;

import dev.stampbook.Capability;
import java.util.Locale;

/** What a file is about; a file holds one scope. Splio's project manager sets scopes up (sheet section 16, item 9). */
public enum DatahubScope {
  /** Persons. */
  CONTACTS(Capability.MEMBER_UPDATE),
  /** Orders; importing one again deletes its lines (pitfall 10). */
  ORDERS(Capability.POINTS_EARN_BY_PURCHASE),
  /** Lines of orders. */
  ORDERS_ITEMS(Capability.POINTS_EARN_BY_PURCHASE),
  /** Cards of programs. */
  CARD_CODE(Capability.MEMBER_CREATE),
  /** Points to give or to take. */
  CREDIT_POINTS(Capability.POINTS_POST),
  /** Master rewards. */
  MASTER_REWARD(Capability.REWARD_LIST),
  /** Rewards granted elsewhere; no column is known (U20). */
  EARN_REWARD(Capability.REWARD_REDEEM),
  /** Uses of granted rewards; no column is known (U20). */
  BURN_REWARD(Capability.REWARD_USAGE);

  private final Capability capability;

  DatahubScope(Capability capability) {
    this.capability = capability;
  }

  /** Returns Splio's word for it, as in file names: {@code creditpoints}. */
  public String literal() {
    return name().replace("_", "").toLowerCase(Locale.ROOT);
  }

  Capability capability() {
    return capability;
  }
}
