@NullMarked
package dev.stampbook.smile;

import org.jspecify.annotations.NullMarked;
