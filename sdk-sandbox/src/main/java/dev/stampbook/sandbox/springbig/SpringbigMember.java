package dev.stampbook.sandbox.springbig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what changes about one member. Guarded by the account it belongs to. */
final class SpringbigMember {

  final long id;
  final List<SpringbigEntry> entries = new ArrayList<>();
  Optional<String> posUser = Optional.empty();
  Optional<String> posType = Optional.empty();
  Optional<String> phone = Optional.empty();
  Optional<String> email = Optional.empty();
  Optional<String> firstName = Optional.empty();
  Optional<String> lastName = Optional.empty();
  Optional<Boolean> allowedSms = Optional.empty();
  Optional<Boolean> allowedEmail = Optional.empty();
  long points;

  SpringbigMember(long id) {
    this.id = id;
  }

  SpringbigPerson snapshot() {
    return new SpringbigPerson(
        id, posUser, posType, phone, email, firstName, lastName, allowedSms, allowedEmail, points);
  }
}
