/** What every room shares: the loyalty provider, its capabilities, and the one family of failures. */
@NullMarked
package dev.stampbook;

import org.jspecify.annotations.NullMarked;
