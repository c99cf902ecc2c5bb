package dev.stampbook.sandbox.leat;

import java.util.Optional;

/**
 * A text that leads to a contact.
 *
 * @param name what it is called
 * @param value the text
 * @param active whether it can be used
 * @param contact whose it is
 */
record LeatIdentifier(String name, String value, boolean active, Optional<String> contact) {

  LeatIdentifier linked(String uuid) {
    return new LeatIdentifier(name, value, active, Optional.of(uuid));
  }

  LeatIdentifier unlinked() {
    return new LeatIdentifier(name, value, active, Optional.empty());
  }

  LeatIdentifier changed(Optional<String> newName, Optional<Boolean> switched) {
    return new LeatIdentifier(newName.orElse(name), value, switched.orElse(active), contact);
  }

  LeatIdentifier moved(String from, String to) {
    return contact.filter(from::equals).isPresent() ? linked(to) : this;
  }
}
