/** How a consent registry keeps its promises; not for users. */
@NullMarked
package dev.stampbook.engine.internal.consent;

import org.jspecify.annotations.NullMarked;
