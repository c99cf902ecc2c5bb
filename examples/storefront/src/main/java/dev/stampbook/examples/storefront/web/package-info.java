/** What every page of a shop needs, whatever it sells: sessions, tokens against forged forms, throttled logins, templates. */
@NullMarked
package dev.stampbook.examples.storefront.web;

import org.jspecify.annotations.NullMarked;
