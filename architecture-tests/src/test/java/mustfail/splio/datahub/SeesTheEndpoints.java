package mustfail.splio.datahub;

import java.util.List;
import mustfail.splio.api.Endpoint;

record SeesTheEndpoints(List<Endpoint[]> endpoints) {}
