package dev.stampbook.engine;

/**
 * A merge whose points a person has to see to.
 *
 * @param merge the merge
 * @param note why it waits
 */
public record WaitingMerge(MemberMerge merge, String note) {}
