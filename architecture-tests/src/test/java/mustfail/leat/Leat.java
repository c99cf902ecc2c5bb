package mustfail.leat;

/** Keeps every rule. */
public final class Leat {}
