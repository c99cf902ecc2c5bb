/** The machinery behind {@code ApiClient}; not for users, may change at any time. */
@NullMarked
package dev.stampbook.http.internal;

import org.jspecify.annotations.NullMarked;
