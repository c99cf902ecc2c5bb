package dev.stampbook.consent;

/**
 * Points from a record to the picture of what was seen.
 *
 * @param hash SHA-256 of the file's content
 * @param format the file's format
 */
public record PictureRef(Sha256 hash, Picture.Format format) {}
