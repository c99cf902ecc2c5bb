/**
 * Emulates the management API of BigCommerce, V2 and V3, over a modelled shop. Sections named in
 * comments are those of the project's BigCommerce fact sheet.
 */
@NullMarked
package dev.stampbook.sandbox.bigcommerce;

import org.jspecify.annotations.NullMarked;
