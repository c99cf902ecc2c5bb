/** What is measured and counted: the same orders for both. */
package dev.stampbook.benchmarks.sample;
