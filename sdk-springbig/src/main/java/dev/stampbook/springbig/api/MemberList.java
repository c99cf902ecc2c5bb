package dev.stampbook.springbig.api;

import java.util.List;

/**
 * The members of an answer. Read from {@code {"members": [...]}}, {@code {"member": {...}}}, a bare array or a bare member (sheet section
 * 14, U6).
 *
 * @param members in the order of the answer; empty when nobody matches
 */
public record MemberList(List<Member> members) {

  public MemberList {
    members = List.copyOf(members);
  }
}
