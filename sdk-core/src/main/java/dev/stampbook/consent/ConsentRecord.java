package dev.stampbook.consent;

import dev.stampbook.SystemName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One act of a person as evidence: written once, never changed (springbig sheet 15.2). What the systems were told about it is in the
 * acknowledgements of an export, because those come later.
 *
 * @param act what the person did, when and where
 * @param tenant whose registry this is
 * @param person who, by the registry's own key
 * @param shownOffset the offset from UTC of the time the person saw
 * @param location the merchant's location
 * @param form the form or dialog
 * @param submitLabel the words on the button that was pressed
 * @param box the check box; empty where the act had none, such as a text answer
 * @param disclosure the exact wording that was read
 * @param picture what was seen
 * @param ageGate what the age gate had said
 * @param reportedBy the system that reported the act, empty when the person acted with us
 * @param details the personal data; empty once they were erased
 * @param link the place in the chain
 */
public record ConsentRecord(
    ConsentAct act,
    TenantId tenant,
    PersonId person,
    Optional<ZoneOffset> shownOffset,
    Optional<LocationId> location,
    Optional<FormId> form,
    Optional<String> submitLabel,
    Optional<Box> box,
    Optional<DisclosureRef> disclosure,
    Optional<PictureRef> picture,
    Optional<AgeGate> ageGate,
    Optional<SystemName> reportedBy,
    Optional<ConsentDetails> details,
    ChainLink link) {

  /**
   * Returns when the act counts as having happened: when it occurred, but never later than when it was recorded. A clock that runs ahead
   * must not let a yes outlive a later no.
   */
  public Instant effectiveAt() {
    return act.occurredAt().isAfter(link.recordedAt()) ? link.recordedAt() : act.occurredAt();
  }

  /** Returns whether the act was about this address. */
  public boolean isFor(ContactAddress address) {
    return details.flatMap(ConsentDetails::address).filter(address::isSameAs).isPresent();
  }
}
