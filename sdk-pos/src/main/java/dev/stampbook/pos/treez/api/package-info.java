/** The typed endpoints of Treez with one record per wire object, as its fact sheet describes them. */
@NullMarked
package dev.stampbook.pos.treez.api;

import org.jspecify.annotations.NullMarked;
