package mustfail.http.internal;

/** Keeps every rule, but is not for other modules. */
public final class Hidden {}
