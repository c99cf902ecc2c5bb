/** The adapters behind {@code Json}; not for users, may change at any time. */
@NullMarked
package dev.stampbook.http.internal.json;

import org.jspecify.annotations.NullMarked;
