/** What a consent registry takes and answers. */
@NullMarked
package dev.stampbook.engine.consent;

import org.jspecify.annotations.NullMarked;
