@NullMarked
package dev.stampbook.engine;

import org.jspecify.annotations.NullMarked;
