package mustfail.points;

import java.util.List;

interface FloatingParameter {
  long points(List<Double> prices);
}
