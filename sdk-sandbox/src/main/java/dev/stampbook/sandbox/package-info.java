@NullMarked
package dev.stampbook.sandbox;

import org.jspecify.annotations.NullMarked;
