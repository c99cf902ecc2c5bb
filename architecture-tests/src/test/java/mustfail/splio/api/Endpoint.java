package mustfail.splio.api;

/** Keeps every rule. */
public final class Endpoint {}
