/** Members of a loyalty program and the ways to find them. */
@NullMarked
package dev.stampbook.member;

import org.jspecify.annotations.NullMarked;
