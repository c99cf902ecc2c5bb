package mustfail.smile;

import mustfail.engine.Engine;

record SeesTheEngine(Engine engine) {}
