package mustfail.order;

import mustfail.http.Secret;

record SeesTheHttpModule(Secret secret) {}
