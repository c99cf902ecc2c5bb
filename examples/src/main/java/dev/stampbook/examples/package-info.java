/** Runnable flows that read as documentation. */
@NullMarked
package dev.stampbook.examples;

import org.jspecify.annotations.NullMarked;
