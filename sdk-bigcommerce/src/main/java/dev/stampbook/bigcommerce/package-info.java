@NullMarked
package dev.stampbook.bigcommerce;

import org.jspecify.annotations.NullMarked;
