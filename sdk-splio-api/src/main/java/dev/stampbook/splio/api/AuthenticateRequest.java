package dev.stampbook.splio.api;

/** The key of an API user (sheet section 2). */
public record AuthenticateRequest(dev.stampbook.http.Secret apiKey) {}
