package mustfail.engine;

/** Invites subclasses that nobody planned for. */
public class OpenForInheritance {}
