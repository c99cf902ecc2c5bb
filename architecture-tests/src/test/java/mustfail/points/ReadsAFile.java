package mustfail.points;

import java.nio.file.Path;

record ReadsAFile(Path path) {}
