package mustfail;

record BadlyFormatted( String name ) { }
