package dev.stampbook.sandbox.springbig;

import java.util.Optional;

/** Holds what a client writes about a member; what is nothing stays as it is (sheet section 3.3). */
record SpringbigChange(
    String posType,
    String posUser,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<Boolean> allowedSms,
    Optional<Boolean> allowedEmail) {

  /** Reads a member from its fields. */
  static SpringbigChange of(SpringbigCall.Fields fields, String keyField) {
    Optional<String> phone = fields.text("phone_number");
    if (phone.isPresent() && !phone.get().matches("[0-9]{10}")) {
      throw SpringbigRefusal.invalid("phone_number", "is not a ten-digit number");
    }
    Optional<String> email = fields.text("email");
    if (email.isPresent() && !email.get().contains("@")) {
      throw SpringbigRefusal.invalid("email", "is invalid");
    }
    return new SpringbigChange(
        fields.required("pos_type"),
        fields.required(keyField),
        phone,
        email,
        fields.text("first_name"),
        fields.text("last_name"),
        fields.flag("allowed_sms"),
        fields.flag("allowed_email"));
  }
}
