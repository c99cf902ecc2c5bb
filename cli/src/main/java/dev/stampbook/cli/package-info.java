@NullMarked
package dev.stampbook.cli;

import org.jspecify.annotations.NullMarked;
