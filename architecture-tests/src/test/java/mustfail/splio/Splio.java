package mustfail.splio;

/** Keeps every rule. */
public final class Splio {}
