package mustfail.smile;

import java.util.List;
import mustfail.leat.Leat;

record SeesAnotherProvider(List<Leat[]> providers) {}
