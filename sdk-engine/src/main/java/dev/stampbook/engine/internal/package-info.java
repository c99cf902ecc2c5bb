/** Not for users; closed to other modules. */
@NullMarked
package dev.stampbook.engine.internal;

import org.jspecify.annotations.NullMarked;
