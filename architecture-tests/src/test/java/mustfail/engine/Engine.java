package mustfail.engine;

/** Keeps every rule. */
public final class Engine {}
