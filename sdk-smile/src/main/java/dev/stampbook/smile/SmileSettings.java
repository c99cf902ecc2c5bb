package dev.stampbook.smile;

import dev.stampbook.member.EmailAddress;
import dev.stampbook.points.LookupSchedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What {@link Smile.Builder} was told, for the services. */
record SmileSettings(
    SmileEarning earning,
    boolean canEnroll,
    Function<EmailAddress, List<String>> emailSpellings,
    LookupSchedule lookups,
    int internalNoteLength,
    int descriptionLength,
    int distinctIdLength,
    Set<Integer> duplicateActivityStatuses,
    int maxPages,
    int pendingLooks,
    Duration pendingPause,
    Optional<VipMilestoneUnit> vipMilestoneUnit,
    NativePartialRefunds nativePartialRefunds) {}
