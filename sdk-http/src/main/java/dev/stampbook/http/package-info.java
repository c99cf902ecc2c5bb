@NullMarked
package dev.stampbook.http;

import org.jspecify.annotations.NullMarked;
