package mustfail;

import java.util.List;

record CompilerWarning(List names) {}
