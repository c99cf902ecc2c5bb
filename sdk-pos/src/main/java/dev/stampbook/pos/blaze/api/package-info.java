/**
 * The partner API of Blaze, typed: one method per endpoint and one record per wire object of the fact sheet. Fields we do not know are
 * ignored, enum values we do not know are kept.
 */
@NullMarked
package dev.stampbook.pos.blaze.api;

import org.jspecify.annotations.NullMarked;
