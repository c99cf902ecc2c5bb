package dev.stampbook.splio.api;

import java.util.List;

/** Contacts to make, 1 to 1,000. */
public record BulkContactRequest(List<ContactCreate> contacts) {}
