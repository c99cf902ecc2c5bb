package mustfail.consent;

record NotNullMarked() {}
