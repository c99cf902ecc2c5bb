package mustfail.splio.advisor;

import java.util.List;
import mustfail.splio.Splio;

record SeesItsProvider(List<Splio[]> providers) {}
