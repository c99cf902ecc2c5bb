package mustfail.engine;

import mustfail.leat.Leat;

record SeesAProvider(Leat provider) {}
