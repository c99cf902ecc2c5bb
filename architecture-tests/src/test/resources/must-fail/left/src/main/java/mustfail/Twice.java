package mustfail;

record Twice(String name) {}
