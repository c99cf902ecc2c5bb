package dev.stampbook.member;

/** Tells what an enrolment led to. Enrolling the same person again leads to {@link AlreadyMember}, never to a twin. */
public sealed interface Enrollment {

  /** The provider created the member. */
  record Enrolled(Member member) implements Enrollment {}

  /** The provider knew the person before; nothing was created. */
  record AlreadyMember(Member member) implements Enrollment {}

  /**
   * The provider will create the member by itself later; look the person up again then.
   *
   * @param reason a plain sentence that says what has to happen first
   */
  record Pending(String reason) implements Enrollment {}
}
