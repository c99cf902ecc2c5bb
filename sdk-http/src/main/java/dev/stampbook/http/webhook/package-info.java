/** Checks that a webhook call was made by the system it claims to come from. */
@NullMarked
package dev.stampbook.http.webhook;

import org.jspecify.annotations.NullMarked;
