package mustfail.nowhere;

record BelongsToNoModule() {}
