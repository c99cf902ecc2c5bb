package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.Disclosure;
import dev.stampbook.consent.DisclosureRef;
import dev.stampbook.consent.Picture;
import dev.stampbook.consent.Sha256;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** The texts that were read and the pictures of what was seen, each kept once. */
final class Papers {

  private final String program;

  private final Vault vault;

  Papers(ProgramId program, Vault vault) {
    this.program = program.value();
    this.vault = vault;
  }

  /**
   * Keeps a disclosure.
   *
   * @throws IllegalArgumentException when the same version was kept with another text
   */
  void keep(Sql.Tx tx, Disclosure disclosure) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_consent_disclosure (program, id, version, language, body)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        program,
        disclosure.id().value(),
        disclosure.version(),
        disclosure.language().toLanguageTag(),
        disclosure.text());
    Optional<String> kept =
        text(
            tx,
            disclosure.id().value(),
            disclosure.version(),
            disclosure.language().toLanguageTag());
    if (kept.filter(disclosure.text()::equals).isEmpty()) {
      throw new IllegalArgumentException(
          "the disclosure "
              + disclosure
              + " is kept with another text; a changed text needs a new version");
    }
  }

  Optional<String> text(Sql.Tx tx, DisclosureRef ref) throws SQLException {
    return text(tx, ref.id().value(), ref.version(), ref.language().toLanguageTag());
  }

  private Optional<String> text(Sql.Tx tx, String id, String version, String language)
      throws SQLException {
    return tx.first(
        "SELECT body FROM stampbook_consent_disclosure"
            + " WHERE program = ? AND id = ? AND version = ? AND language = ?",
        row -> row.text("body"),
        program,
        id,
        version,
        language);
  }

  /** Keeps a picture; one that was erased is not brought back by another person's act. */
  void keep(Sql.Tx tx, Picture picture) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_consent_picture (program, hash, format, content)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        program,
        Hashing.of(picture.bytes()).hex(),
        picture.format().name(),
        vault.seal(picture.bytes()));
  }

  /** A picture as it is stored; without content once it was erased. */
  record Stored(Picture.Format format, Optional<byte[]> content) {}

  Optional<Stored> picture(Sql.Tx tx, Sha256 hash) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_picture WHERE program = ? AND hash = ?",
        row ->
            new Stored(
                Picture.Format.valueOf(row.text("format")),
                row.optionalBytes("content").map(vault::open)),
        program,
        hash.hex());
  }

  /** Erases a picture; its hash stays in the chain. */
  void erase(Sql.Tx tx, Sha256 hash) throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_picture SET content = NULL WHERE program = ? AND hash = ?",
        program,
        hash.hex());
  }
}
