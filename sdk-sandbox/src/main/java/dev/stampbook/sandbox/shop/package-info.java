/**
 * Holds one believable shop as a model: customers, products, orders, refunds, what happens to them
 * later, and the points every customer should hold. It knows no HTTP and no commerce system's wire
 * format; an emulator serves it.
 */
@NullMarked
package dev.stampbook.sandbox.shop;

import org.jspecify.annotations.NullMarked;
