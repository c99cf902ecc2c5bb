package mustfail.engine;

import mustfail.http.Secret;

record SeesHttp(Secret secret) {}
