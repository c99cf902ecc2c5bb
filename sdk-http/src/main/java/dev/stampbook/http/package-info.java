/**
 * How a module talks to a loyalty provider or commerce system: one client with auth, quota, retries, typed failures and paging.
 *
 * <p>Start at {@link dev.stampbook.http.ApiClient}; a module declares its endpoints as a Retrofit interface whose methods carry {@link
 * dev.stampbook.http.Operation}.
 */
@NullMarked
package dev.stampbook.http;

import org.jspecify.annotations.NullMarked;
