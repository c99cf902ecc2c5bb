package mustfail;

record WellBehaved(String name) {}
