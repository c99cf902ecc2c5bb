/**
 * Speed beside the bare libraries, as a ratio. Among the tests, because the journal is closed to other modules except their tests, and so
 * that every check proves that both sides of a ratio do the same.
 */
package dev.stampbook.benchmarks.ratio;
