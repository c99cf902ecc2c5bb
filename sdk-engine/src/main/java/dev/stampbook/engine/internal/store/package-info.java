/** Not for users; closed to other modules. */
@NullMarked
package dev.stampbook.engine.internal.store;

import org.jspecify.annotations.NullMarked;
