package mustfail.smile;

import mustfail.http.internal.Hidden;

record ReachesIntoInternal(Hidden hidden) {}
