/** What every implementation of a service interface must do, as abstract tests; each system inherits them. */
@NullMarked
package dev.stampbook.contract;

import org.jspecify.annotations.NullMarked;
