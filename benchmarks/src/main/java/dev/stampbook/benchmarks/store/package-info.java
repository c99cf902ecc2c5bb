/** Which embedded database keeps what it acknowledged when its process is killed, and how fast it commits. */
@NullMarked
package dev.stampbook.benchmarks.store;

import org.jspecify.annotations.NullMarked;
