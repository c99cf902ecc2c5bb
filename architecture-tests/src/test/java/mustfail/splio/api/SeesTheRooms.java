package mustfail.splio.api;

import java.util.List;
import mustfail.splio.Splio;

record SeesTheRooms(List<Splio[]> rooms) {}
